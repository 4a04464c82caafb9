using System.Collections.Concurrent;

namespace Autoheal.Journal;

/// <summary>
/// A blob store that lives as long as the process. Bodies are sealed as in the file store, so that key and reference checks
/// are the same in tests as in production. Thread-safe.
/// </summary>
internal sealed class InMemoryBlobStore : IBlobStore
{
    private readonly ConcurrentDictionary<string, byte[]> _bodies = new(StringComparer.Ordinal);
    private readonly BlobCipher _cipher;

    /// <summary>Creates an empty store.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="fillRandom">Where ids and nonces come from; inject a seeded source only to replay. Null: the system's generator.</param>
    public InMemoryBlobStore(ReadOnlySpan<byte> key, Action<Span<byte>>? fillRandom = null) => _cipher = new BlobCipher(key, fillRandom);

    /// <inheritdoc/>
    public ValueTask<BlobReference> PutAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        BlobCipher.CheckSize(body.Length);
        cancellationToken.ThrowIfCancellationRequested();
        var id = _cipher.NewId();
        _bodies[id] = _cipher.Seal(id, body.Span);
        return ValueTask.FromResult(new BlobReference { Id = id, Hmac = _cipher.ComputeHmac(body.Span) });
    }

    /// <inheritdoc/>
    public ValueTask<byte[]?> GetAsync(BlobReference reference, CancellationToken cancellationToken = default)
    {
        BlobCipher.CheckId(reference);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_bodies.TryGetValue(reference.Id, out var body) ? _cipher.Open(reference, body) : null);
    }

    /// <inheritdoc/>
    public ValueTask EraseAsync(BlobReference reference, CancellationToken cancellationToken = default)
    {
        BlobCipher.CheckId(reference);
        _bodies.TryRemove(reference.Id, out _);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public string ComputeHmac(ReadOnlySpan<byte> data) => _cipher.ComputeHmac(data);

    /// <inheritdoc/>
    public ValueTask ProbeAsync(CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
