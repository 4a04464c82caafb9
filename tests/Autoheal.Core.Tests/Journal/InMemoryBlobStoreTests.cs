using Autoheal.Journal;
using Autoheal.Testing;

namespace Autoheal.Core.Tests.Journal;

[ConformanceOf(typeof(InMemoryBlobStore))]
public sealed class InMemoryBlobStoreTests : BlobStoreConformance
{
    protected override IBlobStore Open(byte[] key) => new InMemoryBlobStore(key);
}
