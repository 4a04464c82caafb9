using System.Net.Http.Headers;
using System.Text.Json;
using Autoheal.Policy;
using Microsoft.Extensions.Options;

namespace Autoheal.Opa;

/// <summary>
/// Asks an Open Policy Agent about an action over its data API (https://www.openpolicyagent.org/docs/rest-api) before the gate decides. Its answer can only
/// tighten. No answer, a late one, and one that is not understood deny.
/// </summary>
internal sealed class OpaSource(HttpClient client, IOptions<OpaOptions> options, TimeProvider edgeClock) : IPolicyFactSource
{
    private const int MaxAnswer = 64 * 1024;

    public string Name => "opa";

    public async ValueTask<PolicyFindings> FindAsync(PolicyInput input, CancellationToken cancellationToken) =>
        new() { Opinions = [await AskAsync(input, cancellationToken)] };

    private async ValueTask<PolicyOpinion> AskAsync(PolicyInput input, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(options.Value.Timeout, edgeClock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var request = Request(input);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.IsSuccessStatusCode
                ? OpaAnswer.Read(await ReadAsync(response, either.Token))
                : OpaAnswer.Denied($"the server answered {(int)response.StatusCode}");
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return OpaAnswer.Denied(FormattableString.Invariant($"no answer within {options.Value.Timeout.TotalMilliseconds:0} ms"));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            return OpaAnswer.Denied(e is JsonException ? "the answer is no JSON" : "the server cannot be reached");
        }
    }

    private HttpRequestMessage Request(PolicyInput input)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.Address!, $"/v1/data/{options.Value.Path}"))
        {
            Content = new ByteArrayContent(OpaInput.Write(input)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = options.Value.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
        return request;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxAnswer];
        var read = await body.ReadAtLeastAsync(buffer, MaxAnswer, throwOnEndOfStream: false, cancellationToken);
        return buffer.AsMemory(0, read);
    }
}
