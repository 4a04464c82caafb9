using System.Text.Json;
using Autoheal.ChatBot.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Teams.Connector;

/// <summary>
/// The token with which Autoheal speaks (OAuth 2.0 client credentials, from the tenant's own authority): asked for once at a time, kept until five
/// minutes before it ends, and after a refusal not asked for again for some seconds. Thread-safe.
/// </summary>
internal sealed class ConnectorToken(TeamsHttp http, IOptions<TeamsOptions> options, [FromKeyedServices(ChatClocks.Edge)] TimeProvider edge) : IDisposable
{
    private const int MaxBytes = 64 * 1024;

    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _asking = new(1, 1);
    private string? _token;
    private long _askedAt;
    private TimeSpan _usable;
    private ChatException? _failure;

    /// <exception cref="ChatException">There is none to be had.</exception>
    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            var age = edge.GetElapsedTime(_askedAt);
            if (_token is { } token && age < _usable)
            {
                return token;
            }

            if (_failure is { } failure && age < s_pause)
            {
                throw new ChatException(failure.Message, failure.IsTransient, failure.RetryAfter, failure);
            }

            return await AskAsync(cancellationToken);
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>Forgets a token that was refused, unless another one took its place.</summary>
    public async Task ForgetAsync(string token, CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        _token = _token == token ? null : _token;
        _asking.Release();
    }

    public void Dispose() => _asking.Dispose();

    private async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        _token = null;
        var asked = edge.GetTimestamp();
        try
        {
            var (token, lifetime) = Read(await http.SendAsync(Request(), MaxBytes, cancellationToken));
            (_token, _failure) = (token, null);
            _usable = lifetime > 2 * s_margin ? lifetime - s_margin : lifetime / 2;
            return token;
        }
        catch (ChatException e)
        {
            _failure = e;
            throw;
        }
        finally
        {
            _askedAt = asked;
        }
    }

    private HttpRequestMessage Request()
    {
        var settings = options.Value;
        return new HttpRequestMessage(HttpMethod.Post, settings.TokenAddress)
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"), new("client_id", settings.AppId), new("client_secret", AppSecret.Read(settings, []) ?? ""),
                new("scope", settings.TokenScope),
            ]),
        };
    }

    private static (string Token, TimeSpan Lifetime) Read(TeamsResponse response)
    {
        try
        {
            using var document = JsonDocument.Parse(response.Body, new JsonDocumentOptions { MaxDepth = 16 });
            if (response.IsSuccess && document.RootElement.GetProperty("access_token").GetString() is { Length: > 0 } token)
            {
                return (token, TimeSpan.FromSeconds(Math.Clamp(document.RootElement.GetProperty("expires_in").GetDouble(), 1, 86_400)));
            }

            throw Refused(response, document.RootElement.TryGetProperty("error", out var error) ? error.ToString() : "");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Refused(response, "");
        }
    }

    /// <summary>Tells the code of the error (RFC 6749, section 5.2) and nothing else of the body.</summary>
    private static ChatException Refused(TeamsResponse response, string error)
    {
        var code = error.Length is > 0 and <= 60 && error.All(c => char.IsAsciiLetter(c) || c == '_') ? $" ({error})" : "";
        return new ChatException(
            $"The authority gave no token: it answered {(int)response.Status}{code}.", response.IsServerError || (int)response.Status == 429, response.RetryAfter);
    }
}
