using Autoheal.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>A blob store that digests, but stores nothing any more, or whose bodies are damaged.</summary>
internal sealed class FailingBlobs(IBlobStore inner, bool damaged = false) : IBlobStore
{
    public static void Add(IServiceCollection services, IBlobStore inner) => services.AddSingleton<IBlobStore>(new FailingBlobs(inner));

    public static void AddDamaged(IServiceCollection services, IBlobStore inner) =>
        services.AddSingleton<IBlobStore>(new FailingBlobs(inner, damaged: true));

    public ValueTask<BlobReference> PutAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
        throw new BlobException("The disk is full.");

    public ValueTask<byte[]?> GetAsync(BlobReference reference, CancellationToken cancellationToken = default) =>
        damaged ? throw new BlobException("The blob is damaged.") : inner.GetAsync(reference, cancellationToken);

    public ValueTask EraseAsync(BlobReference reference, CancellationToken cancellationToken = default) => inner.EraseAsync(reference, cancellationToken);

    public string ComputeHmac(ReadOnlySpan<byte> data) => inner.ComputeHmac(data);

    public ValueTask ProbeAsync(CancellationToken cancellationToken = default) => throw new BlobException("The disk is full.");
}
