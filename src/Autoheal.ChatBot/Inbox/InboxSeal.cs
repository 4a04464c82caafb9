using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Autoheal.ChatBot.Inbox;

/// <summary>
/// Seals what waits in the inbox (AES-256-GCM, key by HKDF-SHA256 from the platform's own secret): whoever can write the file but does not know the secret
/// can put nothing into anybody's mouth, and what people wrote does not stand in it in the clear. Thread-safe.
/// </summary>
internal sealed class InboxSeal : IDisposable
{
    private static readonly int s_nonce = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int s_tag = AesGcm.TagByteSizes.MaxSize;

    private readonly Lock _lock = new();
    private readonly AesGcm _cipher;

    public InboxSeal(string platform, ReadOnlySpan<byte> secret)
    {
        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt: default, Encoding.UTF8.GetBytes($"autoheal/chat-inbox/v1/{platform}"));
        _cipher = new AesGcm(key, s_tag);
    }

    public byte[] Close(string key, long at, ReadOnlySpan<byte> payload)
    {
        var box = new byte[s_nonce + s_tag + payload.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, s_nonce));
        lock (_lock)
        {
            _cipher.Encrypt(box.AsSpan(0, s_nonce), payload, box.AsSpan(s_nonce + s_tag), box.AsSpan(s_nonce, s_tag), About(key, at));
        }

        return box;
    }

    /// <summary>False when it was sealed with another secret, or not at all, or for another key or moment.</summary>
    public bool TryOpen(string key, long at, ReadOnlySpan<byte> box, [NotNullWhen(true)] out byte[]? payload)
    {
        payload = null;
        if (box.Length < s_nonce + s_tag)
        {
            return false;
        }

        var open = new byte[box.Length - s_nonce - s_tag];
        try
        {
            lock (_lock)
            {
                _cipher.Decrypt(box[..s_nonce], box[(s_nonce + s_tag)..], box.Slice(s_nonce, s_tag), open, About(key, at));
            }
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        payload = open;
        return true;
    }

    public void Dispose() => _cipher.Dispose();

    private static byte[] About(string key, long at) => Encoding.UTF8.GetBytes(FormattableString.Invariant($"{at} {key}"));
}
