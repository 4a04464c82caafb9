using Autoheal.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>A blob store that reads and digests, but stores nothing any more.</summary>
internal sealed class FailingBlobs(IBlobStore inner) : IBlobStore
{
    public static void Add(IServiceCollection services, IBlobStore inner) => services.AddSingleton<IBlobStore>(new FailingBlobs(inner));

    public ValueTask<BlobReference> PutAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
        throw new BlobException("The disk is full.");

    public ValueTask<byte[]?> GetAsync(BlobReference reference, CancellationToken cancellationToken = default) =>
        inner.GetAsync(reference, cancellationToken);

    public ValueTask EraseAsync(BlobReference reference, CancellationToken cancellationToken = default) => inner.EraseAsync(reference, cancellationToken);

    public string ComputeHmac(ReadOnlySpan<byte> data) => inner.ComputeHmac(data);

    public ValueTask ProbeAsync(CancellationToken cancellationToken = default) => throw new BlobException("The disk is full.");
}
