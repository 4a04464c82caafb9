using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Autoheal.Cli.Stores;

/// <summary>A running host, at <c>AUTOHEAL_URL</c>. The personal token in <c>AUTOHEAL_TOKEN</c> or the file <c>AUTOHEAL_TOKEN_FILE</c> proves who asks.</summary>
internal sealed class RemoteHost : IDisposable
{
    private const int MaxAnswerBytes = 64 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client;

    private RemoteHost(Uri address, string token)
    {
        // A redirect could carry the token to another host.
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = address,
            Timeout = Patience,
            MaxResponseContentBufferSize = MaxAnswerBytes,
        };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>The host that the environment names; null when it names none.</summary>
    public static RemoteHost? FromEnvironment(ToolEnvironment environment)
    {
        if (environment.Variable("AUTOHEAL_URL") is not { } url)
        {
            return null;
        }

        if (!Uri.TryCreate(url.EndsWith('/') ? url : url + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw ToolException.BadInput($"AUTOHEAL_URL must be like https://autoheal.example, but is '{url}'");
        }

        if (address.Scheme == "http" && !address.IsLoopback)
        {
            throw ToolException.BadInput($"AUTOHEAL_URL is '{url}': a token is sent in the clear to this machine only; use https");
        }

        return new RemoteHost(address, Token(environment));
    }

    public Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), type, cancellationToken);

    public Task<T> PostAsync<TBody, T>(
        string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, bodyType));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, type, cancellationToken);
    }

    public void Dispose() => _client.Dispose();

    private async Task<T> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using (request)
        {
            using var response = await SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw Refusal(response.StatusCode, body);
            }

            return Read(body, type) ?? throw ToolException.BadInput($"{_client.BaseAddress} does not answer like an Autoheal host");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw ToolException.BadInput($"{_client.BaseAddress} cannot be reached: {e.Message}");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw ToolException.BadInput($"{_client.BaseAddress} did not answer within {Patience.TotalSeconds:0} seconds");
        }
    }

    private ToolException Refusal(HttpStatusCode status, byte[] body)
    {
        var problem = Read(body, Hosting.HostingJsonContext.Default.Problem);
        var message = $"{_client.BaseAddress} answers {(int)status}: {problem?.Error ?? "no reason given"}";
        return status is HttpStatusCode.Forbidden or HttpStatusCode.Conflict or >= HttpStatusCode.InternalServerError
            ? ToolException.Negative(message)
            : ToolException.BadInput(message);
    }

    private static T? Read<T>(byte[] body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string Token(ToolEnvironment environment)
    {
        if (environment.Variable("AUTOHEAL_TOKEN") is { } token)
        {
            return token.Trim();
        }

        var file = environment.Variable("AUTOHEAL_TOKEN_FILE")
            ?? throw ToolException.BadInput("AUTOHEAL_URL needs your personal token in AUTOHEAL_TOKEN or in the file that AUTOHEAL_TOKEN_FILE names");
        return File.ReadAllText(file).Trim();
    }
}
