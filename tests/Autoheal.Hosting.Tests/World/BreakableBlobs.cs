using Autoheal.Journal;

namespace Autoheal.Hosting.Tests.World;

/// <summary>A blob store that works until a test breaks it.</summary>
internal sealed class BreakableBlobs : IBlobStore
{
    private readonly IBlobStore _inner = AutohealStores.InMemory().Blobs;
    private int _probes;

    public bool Broken { get; set; }

    public int Probes => _probes;

    public ValueTask<BlobReference> PutAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
        _inner.PutAsync(body, cancellationToken);

    public ValueTask<byte[]?> GetAsync(BlobReference reference, CancellationToken cancellationToken = default) =>
        _inner.GetAsync(reference, cancellationToken);

    public ValueTask EraseAsync(BlobReference reference, CancellationToken cancellationToken = default) =>
        _inner.EraseAsync(reference, cancellationToken);

    public string ComputeHmac(ReadOnlySpan<byte> data) => _inner.ComputeHmac(data);

    public ValueTask ProbeAsync(CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _probes);
        return Broken ? throw new BlobException("The disk is full.") : _inner.ProbeAsync(cancellationToken);
    }
}
