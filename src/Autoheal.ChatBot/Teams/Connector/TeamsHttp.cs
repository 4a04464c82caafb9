using System.Net;
using Autoheal.ChatBot.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Teams.Connector;

/// <summary>Sends single requests, each within a time and a size. Follows no redirect: a token would follow it. Thread-safe.</summary>
internal sealed class TeamsHttp(IOptions<TeamsOptions> options, [FromKeyedServices(ChatClocks.Edge)] TimeProvider edge) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        MaxResponseHeadersLength = 32,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Sends a request once and reads its answer.</summary>
    /// <exception cref="ChatException">No answer came in time, it broke off or it was too large. Whether the request was acted upon is not known.</exception>
    public async Task<TeamsResponse> SendAsync(HttpRequestMessage request, int maxBytes, CancellationToken cancellationToken)
    {
        var host = request.RequestUri!.Host;
        using var late = new CancellationTokenSource(options.Value.RequestTimeout, edge);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new(response.StatusCode, await ReadAsync(response, host, maxBytes, either.Token), RetryAfter(response));
        }
        catch (OperationCanceledException e) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ChatException($"{host} did not answer within {options.Value.RequestTimeout.TotalSeconds:0} seconds.", isTransient: true, innerException: e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new ChatException($"{host} cannot be reached, or it broke off.", isTransient: true, innerException: e);
        }
    }

    public void Dispose() => _client.Dispose();

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, string host, int maxBytes, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[Math.Min(maxBytes, 8192)];
        var read = 0;
        while (true)
        {
            read += await body.ReadAtLeastAsync(buffer.AsMemory(read), buffer.Length - read, throwOnEndOfStream: false, cancellationToken);
            if (read < buffer.Length)
            {
                return buffer.AsMemory(0, read);
            }

            if (read >= maxBytes)
            {
                throw new ChatException($"{host} answered with more than {maxBytes} bytes.", isTransient: false);
            }

            Array.Resize(ref buffer, Math.Min(maxBytes, buffer.Length * 2));
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } span } => span,
            { Date: { } date } => date - edge.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
