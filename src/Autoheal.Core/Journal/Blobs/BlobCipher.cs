using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Autoheal.Journal;

/// <summary>
/// Seals bodies: AES-256-GCM with a fresh nonce for each blob and the blob's id as associated data, so that a sealed body
/// moved under another id does not open; HMAC-SHA-256 for references. Both keys are derived from the master key with
/// HKDF-SHA-256 and differ. Thread-safe; create one per store.
/// <code>u8 format, 1 · 12 bytes nonce · ciphertext · 16 bytes tag</code>
/// </summary>
internal sealed class BlobCipher
{
    /// <summary>The size of the master key, in bytes.</summary>
    public const int KeySize = 32;

    /// <summary>The largest body, in bytes: 16 MiB.</summary>
    public const int MaxBodyBytes = 16 * 1024 * 1024;

    /// <summary>The largest sealed body, in bytes.</summary>
    public const int MaxSealedBytes = HeaderSize + MaxBodyBytes + TagSize;

    private const byte Format = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeaderSize = 1 + NonceSize;
    private const int IdBytes = 16;
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("0123456789abcdef");

    private readonly byte[] _encryptionKey;
    private readonly byte[] _digestKey;
    private readonly Action<Span<byte>> _fillRandom;

    /// <summary>Creates a cipher.</summary>
    /// <param name="masterKey">Exactly <see cref="KeySize"/> bytes.</param>
    /// <param name="fillRandom">Where ids and nonces come from; must never repeat under one key. Null: the system's generator.</param>
    public BlobCipher(ReadOnlySpan<byte> masterKey, Action<Span<byte>>? fillRandom = null)
    {
        if (masterKey.Length != KeySize)
        {
            throw new ArgumentException($"The blob key has {masterKey.Length} bytes; it must have {KeySize}.", nameof(masterKey));
        }

        _encryptionKey = Derive(masterKey, "autoheal/blob/encryption/v1");
        _digestKey = Derive(masterKey, "autoheal/blob/hmac/v1");
        _fillRandom = fillRandom ?? RandomNumberGenerator.Fill;
    }

    /// <summary>A fresh id: 32 lower-case hex digits.</summary>
    public string NewId()
    {
        Span<byte> id = stackalloc byte[IdBytes];
        _fillRandom(id);
        return Convert.ToHexStringLower(id);
    }

    /// <summary>The keyed digest of a body, lower-case hex.</summary>
    public string ComputeHmac(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(HMACSHA256.HashData(_digestKey, body));

    /// <summary>Seals a body under its id.</summary>
    public byte[] Seal(string id, ReadOnlySpan<byte> body)
    {
        var sealedBody = new byte[HeaderSize + body.Length + TagSize];
        sealedBody[0] = Format;
        var nonce = sealedBody.AsSpan(1, NonceSize);
        _fillRandom(nonce);
        using var aes = new AesGcm(_encryptionKey, TagSize);
        aes.Encrypt(nonce, body, sealedBody.AsSpan(HeaderSize, body.Length), sealedBody.AsSpan(HeaderSize + body.Length), Associated(id));
        return sealedBody;
    }

    /// <summary>Opens a sealed body and checks that it is the one referred to.</summary>
    /// <exception cref="BlobException">It is damaged, was sealed under another key or id, or is another body.</exception>
    public byte[] Open(BlobReference reference, ReadOnlySpan<byte> sealedBody)
    {
        if (sealedBody.Length < HeaderSize + TagSize || sealedBody[0] != Format)
        {
            throw new BlobException($"Blob {reference.Id} is damaged: it is not a sealed body of format {Format}.");
        }

        var body = new byte[sealedBody.Length - HeaderSize - TagSize];
        try
        {
            using var aes = new AesGcm(_encryptionKey, TagSize);
            aes.Decrypt(
                sealedBody.Slice(1, NonceSize), sealedBody.Slice(HeaderSize, body.Length), sealedBody[^TagSize..], body, Associated(reference.Id));
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new BlobException($"Blob {reference.Id} is damaged or was stored under another key.", error);
        }

        if (!CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(ComputeHmac(body)), Encoding.ASCII.GetBytes(reference.Hmac)))
        {
            throw new BlobException($"Blob {reference.Id} is not the body that the reference names: its digest differs.");
        }

        return body;
    }

    /// <summary>Throws when a reference names no blob of ours: its id becomes a file name, so only what <see cref="NewId"/> makes may pass.</summary>
    public static void CheckId(BlobReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Id.Length != 2 * IdBytes || reference.Id.AsSpan().ContainsAnyExcept(IdCharacters))
        {
            throw new BlobException($"A blob's id has {2 * IdBytes} lower-case hex digits; the reference holds another.");
        }
    }

    /// <summary>Throws when a body is too large to store.</summary>
    public static void CheckSize(int length)
    {
        if (length > MaxBodyBytes)
        {
            throw new BlobException($"The body has {length} bytes; a blob has at most {MaxBodyBytes}.");
        }
    }

    private static byte[] Associated(string id) => Encoding.UTF8.GetBytes("autoheal/blob/v1/" + id);

    private static byte[] Derive(ReadOnlySpan<byte> masterKey, string purpose)
    {
        var key = new byte[KeySize];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, key, salt: default, Encoding.UTF8.GetBytes(purpose));
        return key;
    }
}
