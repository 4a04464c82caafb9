namespace Autoheal.Journal;

/// <summary>
/// Keeps what must not stand in the journal (pre-images, alert bodies, log text) encrypted and erasable. Thread-safe.
/// Without a working blob store no action is executed.
/// </summary>
public interface IBlobStore
{
    /// <summary>Stores a body durably.</summary>
    /// <param name="body">At most 16 MiB.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BlobException">The body could not be made durable.</exception>
    ValueTask<BlobReference> PutAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default);

    /// <summary>Reads a body back; null when it was erased.</summary>
    /// <exception cref="BlobException">The blob is damaged, was stored under another key, or is not the one referred to.</exception>
    ValueTask<byte[]?> GetAsync(BlobReference reference, CancellationToken cancellationToken = default);

    /// <summary>Erases a body for good; the journal's chain stays intact. Erasing twice is harmless.</summary>
    ValueTask EraseAsync(BlobReference reference, CancellationToken cancellationToken = default);

    /// <summary>The keyed digest (HMAC-SHA-256, lower-case hex) of <paramref name="data"/> under this store's key.</summary>
    string ComputeHmac(ReadOnlySpan<byte> data);

    /// <summary>Proves that bodies can be written and read back now; throws otherwise.</summary>
    /// <exception cref="BlobException">The store does not work.</exception>
    ValueTask ProbeAsync(CancellationToken cancellationToken = default);
}
