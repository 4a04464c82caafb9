using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Autoheal.ChatBot.Conversation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.ChatBot.Slack.Requests;

/// <summary>
/// Proves that a request comes from Slack: HMAC-SHA256 over <c>v0:{timestamp}:{raw body}</c>, compared in constant time, at most 300 s old or ahead
/// (https://docs.slack.dev/authentication/verifying-requests-from-slack). Looks at two headers and raw bytes, and at nothing else. Without a secret
/// nothing is proved. Thread-safe.
/// </summary>
internal sealed class RequestVerifier(SlackSecrets secrets, [FromKeyedServices(ChatClocks.Edge)] TimeProvider edge)
{
    public const string TimestampHeader = "X-Slack-Request-Timestamp";
    public const string SignatureHeader = "X-Slack-Signature";

    private const string Version = "v0=";
    private const int MaxSkewSeconds = 300;
    private const int MaxTimestampLength = 12;

    /// <summary>What can be refused before the body is read.</summary>
    public bool TryReadHeaders(IHeaderDictionary headers, out SignedHeaders signed)
    {
        signed = default;
        if (secrets.SigningKey is null
            || headers[TimestampHeader] is not [{ Length: > 0 and <= MaxTimestampLength } timestamp]
            || headers[SignatureHeader] is not [{ Length: 67 } signature]
            || !signature.StartsWith(Version, StringComparison.Ordinal)
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || Math.Abs(edge.GetUtcNow().ToUnixTimeSeconds() - at) > MaxSkewSeconds)
        {
            return false;
        }

        var bytes = new byte[SHA256.HashSizeInBytes];
        if (Convert.FromHexString(signature.AsSpan(Version.Length), bytes, out _, out var written) != System.Buffers.OperationStatus.Done
            || written != bytes.Length)
        {
            return false;
        }

        signed = new SignedHeaders(timestamp, bytes);
        return true;
    }

    /// <summary>Whether the signature is that of these bytes.</summary>
    public bool IsSigned(in SignedHeaders signed, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secrets.SigningKey!);
        hash.AppendData(Encoding.ASCII.GetBytes($"v0:{signed.Timestamp}:"));
        hash.AppendData(body);
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(expected);
        return CryptographicOperations.FixedTimeEquals(expected, signed.Signature);
    }

    /// <summary>What is remembered of an accepted signature: half of it, which nobody can make meet by chance.</summary>
    public static UInt128 Trace(in SignedHeaders signed) => BinaryPrimitives.ReadUInt128BigEndian(signed.Signature);
}
