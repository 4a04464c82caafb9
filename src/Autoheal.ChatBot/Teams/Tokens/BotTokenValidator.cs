using System.Net.Http.Headers;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Teams.Connector;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Autoheal.ChatBot.Teams.Tokens;

/// <summary>
/// Decides from the <c>Authorization</c> header alone whether a request comes from Teams, as the Bot Framework's authentication demands of a bot: issuer,
/// audience, time, RS256, a published key that is endorsed for Teams, and a service address that may be answered. Thread-safe.
/// </summary>
internal sealed class BotTokenValidator
{
    /// <summary>How far clocks may differ; the protocol allows no more.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly TeamsOptions _options;
    private readonly ServiceHosts _hosts;
    private readonly TimeProvider _edge;
    private readonly SigningKeys _keys;
    private readonly SigningKeys _emulatorKeys;
    private readonly string[] _emulatorIssuers;

    public BotTokenValidator(
        IOptions<TeamsOptions> options,
        TeamsHttp http,
        ServiceHosts hosts,
        [FromKeyedServices(ChatClocks.Edge)] TimeProvider edge,
        ILogger<BotTokenValidator> logger)
    {
        _options = options.Value;
        _hosts = hosts;
        _edge = edge;
        _keys = new SigningKeys(new KeyDocuments(http, _options.OpenIdMetadataUrl), edge, logger);
        _emulatorKeys = new SigningKeys(new KeyDocuments(http, _options.EmulatorMetadataAddress), edge, logger);
        _emulatorIssuers = [$"https://sts.windows.net/{_options.TenantId}/", $"https://login.microsoftonline.com/{_options.TenantId}/v2.0"];
    }

    public async ValueTask<TokenVerdict> ValidateAsync(StringValues authorization, CancellationToken cancellationToken)
    {
        if (authorization is not [{ } header] || !AuthenticationHeaderValue.TryParse(header, out var value)
            || !string.Equals(value.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return TokenVerdict.Refused("no bearer token");
        }

        if (!JsonWebToken.TryRead(value.Parameter, out var token))
        {
            return TokenVerdict.Refused("no token signed with RS256");
        }

        var issuer = token.Text("iss");
        return issuer == _options.Issuer ? await OfTeamsAsync(token, cancellationToken)
            : _options.AllowEmulator && _emulatorIssuers.Contains(issuer, StringComparer.Ordinal) ? await OfEmulatorAsync(token, cancellationToken)
            : TokenVerdict.Refused("another issuer");
    }

    private async ValueTask<TokenVerdict> OfTeamsAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        if (CheckClaims(token) is { } refusal)
        {
            return TokenVerdict.Refused(refusal);
        }

        if (token.Text("serviceurl") is not { } serviceUrl || !_hosts.TryAccept(serviceUrl, out _))
        {
            return TokenVerdict.Refused("no service address that may be answered");
        }

        var key = await _keys.FindAsync(token.KeyId, cancellationToken);
        return key is null ? TokenVerdict.Refused("an unknown key")
            : !key.Verifies(token) ? TokenVerdict.Refused("a signature that does not fit")
            : !key.Endorsements.Contains(TeamsChannel.Id, StringComparer.Ordinal) ? TokenVerdict.Refused("a key that is not endorsed for Teams")
            : TokenVerdict.Of(serviceUrl, key.Endorsements);
    }

    private async ValueTask<TokenVerdict> OfEmulatorAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        var refusal = CheckClaims(token) ?? ((token.Text("appid") ?? token.Text("azp")) == _options.AppId ? null : "another app");
        if (refusal is not null)
        {
            return TokenVerdict.Refused(refusal);
        }

        var key = await _emulatorKeys.FindAsync(token.KeyId, cancellationToken);
        return key?.Verifies(token) == true ? TokenVerdict.OfEmulator() : TokenVerdict.Refused("an unknown key or a signature that does not fit");
    }

    private string? CheckClaims(JsonWebToken token)
    {
        var now = _edge.GetUtcNow();
        return token.Text("aud") != _options.AppId ? "another audience"
            : token.Moment("exp") is not { } expires ? "no expiry"
            : now >= expires + Skew ? "it is expired"
            : token.Has("nbf") && !(token.Moment("nbf") is { } begins && now >= begins - Skew) ? "it is not valid yet"
            : null;
    }
}
