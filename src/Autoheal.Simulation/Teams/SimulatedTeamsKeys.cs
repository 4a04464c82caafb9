using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Teams;

/// <summary>The keys with which the simulated Bot Framework signs tokens to bots, one for each channel, and the documents that publish them. Thread-safe.</summary>
public sealed class SimulatedTeamsKeys : IDisposable
{
    /// <summary>Who issues tokens to bots.</summary>
    public const string Issuer = "https://api.botframework.com";

    private static readonly string[] s_channels = ["msteams", "webchat"];

    private readonly SimulatedTeamsOptions _options;
    private readonly Dictionary<string, RSA> _keys;
    private readonly Lock _lock = new();
    private int _generation = 1;

    internal SimulatedTeamsKeys(SimulatedTeamsOptions options)
    {
        _options = options;
        _keys = s_channels.ToDictionary(channel => channel, _ => RSA.Create(2048), StringComparer.Ordinal);
    }

    /// <summary>A right token's content, to be changed as wished.</summary>
    /// <param name="serviceUrl">The service address of the activity that it goes with.</param>
    public SimulatedTeamsToken Describe(Uri serviceUrl)
    {
        ArgumentNullException.ThrowIfNull(serviceUrl);
        var now = _options.Clock.GetUtcNow();
        return new()
        {
            Issuer = Issuer, Audience = _options.AppId, ServiceUrl = serviceUrl.OriginalString, NotBefore = now, Expires = now.AddHours(1),
        };
    }

    /// <summary>Signs a token.</summary>
    public string Sign(SimulatedTeamsToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        lock (_lock)
        {
            var signed = $"{Encode(Header(token.Algorithm, token.KeyId ?? KeyId(token.Channel)))}.{Encode(Claims(token))}";
            var signature = _keys[token.Channel].SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return $"{signed}.{Base64Url.EncodeToString(signature)}";
        }
    }

    /// <summary>A token without a signature (<c>alg</c> is <c>none</c>), as an attacker would send it.</summary>
    public string LeaveUnsigned(SimulatedTeamsToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return $"{Encode(Header("none", KeyId(token.Channel)))}.{Encode(Claims(token))}.";
    }

    /// <summary>A token signed with HS256 and the published key as secret, as an attacker would send it.</summary>
    public string SignWithPublishedKey(SimulatedTeamsToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        lock (_lock)
        {
            var signed = $"{Encode(Header("HS256", KeyId(token.Channel)))}.{Encode(Claims(token))}";
            var secret = Encoding.ASCII.GetBytes(_keys[token.Channel].ExportSubjectPublicKeyInfoPem());
            return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}";
        }
    }

    /// <summary>Replaces all keys, as the Bot Framework does now and then.</summary>
    public void Rotate()
    {
        lock (_lock)
        {
            _generation++;
            foreach (var channel in s_channels)
            {
                _keys[channel].Dispose();
                _keys[channel] = RSA.Create(2048);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in _keys.Values)
            key.Dispose();
    }

    internal JsonObject Publish()
    {
        lock (_lock)
        {
            return new() { ["keys"] = new JsonArray([.. s_channels.Select(Publish)]) };
        }
    }

    private JsonObject Publish(string channel)
    {
        var key = _keys[channel].ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = KeyId(channel), ["n"] = Base64Url.EncodeToString(key.Modulus), ["e"] = Base64Url.EncodeToString(key.Exponent),
            ["endorsements"] = new JsonArray(channel),
        };
    }

    private string KeyId(string channel) => $"{channel}-{_generation}";

    private static JsonObject Header(string algorithm, string keyId) => new() { ["typ"] = "JWT", ["alg"] = algorithm, ["kid"] = keyId };

    private static JsonObject Claims(SimulatedTeamsToken token)
    {
        var claims = new JsonObject();
        (string Name, JsonNode? Value)[] all =
        [
            ("iss", token.Issuer), ("aud", token.Audience), ("serviceurl", token.ServiceUrl), ("appid", token.AppId),
            ("nbf", token.NotBefore?.ToUnixTimeSeconds()), ("exp", token.Expires?.ToUnixTimeSeconds()),
        ];
        foreach (var (name, value) in all.Where(claim => claim.Value is not null))
            claims[name] = value;
        return claims;
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
