using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Autoheal.ChatBot.Teams.Tokens;

/// <summary>A published RSA key and the channels that it may sign for. Thread-safe: verifying makes its own key object.</summary>
internal sealed class SigningKey
{
    private const int MinBits = 2048;
    private const int MaxBits = 8192;

    private readonly RSAParameters _key;

    private SigningKey(string id, RSAParameters key, IReadOnlyList<string> endorsements)
    {
        Id = id;
        _key = key;
        Endorsements = endorsements;
    }

    public string Id { get; }

    public IReadOnlyList<string> Endorsements { get; }

    /// <summary>The key that an element of a JWKS (RFC 7517) describes; null when it is none that tokens may be signed with.</summary>
    public static SigningKey? From(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || Text(element, "kty") != "RSA" || Text(element, "use") is not (null or "sig")
            || Text(element, "alg") is not (null or "RS256") || Text(element, "kid") is not { Length: > 0 and <= 256 } id)
        {
            return null;
        }

        try
        {
            var modulus = Base64Url.DecodeFromChars(Text(element, "n"));
            var exponent = Base64Url.DecodeFromChars(Text(element, "e"));
            return modulus.Length * 8 is >= MinBits and <= MaxBits && exponent.Length is > 0 and <= 8
                ? new SigningKey(id, new RSAParameters { Modulus = modulus, Exponent = exponent }, EndorsementsOf(element))
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public bool Verifies(JsonWebToken token)
    {
        try
        {
            using var key = RSA.Create(_key);
            return token.IsSignedBy(key);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string[] EndorsementsOf(JsonElement element) =>
        element.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
