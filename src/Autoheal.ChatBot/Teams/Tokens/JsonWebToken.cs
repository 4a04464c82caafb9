using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Autoheal.ChatBot.Teams.Tokens;

/// <summary>
/// A signed token in compact form (RFC 7515 and 7519), taken apart and not yet believed. Bounded in size and depth; names that occur twice, critical
/// headers and every algorithm but RS256 make it unreadable.
/// </summary>
internal sealed class JsonWebToken
{
    private const int MaxLength = 8192;
    private const string Algorithm = "RS256";

    private static readonly JsonDocumentOptions s_strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    private readonly byte[] _signed;
    private readonly byte[] _signature;
    private readonly JsonElement _claims;

    private JsonWebToken(string keyId, byte[] signed, byte[] signature, JsonElement claims)
    {
        KeyId = keyId;
        _signed = signed;
        _signature = signature;
        _claims = claims;
    }

    public string KeyId { get; }

    public static bool TryRead(ReadOnlySpan<char> text, [NotNullWhen(true)] out JsonWebToken? token)
    {
        token = null;
        var first = text.IndexOf('.');
        var last = text.LastIndexOf('.');
        if (text.Length > MaxLength || first <= 0 || last <= first + 1 || last == text.Length - 1 || text[(first + 1)..last].Contains('.'))
        {
            return false;
        }

        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(text[..first]), s_strict);
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(text[(first + 1)..last]), s_strict);
            var signature = Base64Url.DecodeFromChars(text[(last + 1)..]);
            if (KeyOf(header.RootElement) is { } key && claims.RootElement.ValueKind == JsonValueKind.Object)
            {
                token = new JsonWebToken(key, Encoding.ASCII.GetBytes(text[..last].ToString()), signature, claims.RootElement.Clone());
            }
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // Not a token: what it is instead does not matter.
        }

        return token is not null;
    }

    public bool IsSignedBy(RSA key) => key.VerifyData(_signed, _signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>A claim that is a text; null when it is absent or something else.</summary>
    public string? Text(string claim) => _claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A claim that is a moment in seconds since 1970; null when it is absent or something else.</summary>
    public DateTimeOffset? Moment(string claim) =>
        _claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds)
        && seconds is >= 0 and <= 253402300799L
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    public bool Has(string claim) => _claims.TryGetProperty(claim, out _);

    private static string? KeyOf(JsonElement header) =>
        header.ValueKind == JsonValueKind.Object
        && header.TryGetProperty("alg", out var algorithm) && algorithm.ValueKind == JsonValueKind.String && algorithm.ValueEquals(Algorithm)
        && !header.TryGetProperty("crit", out _)
        && header.TryGetProperty("kid", out var key) && key.ValueKind == JsonValueKind.String && key.GetString() is { Length: > 0 and <= 256 } id
            ? id
            : null;
}
