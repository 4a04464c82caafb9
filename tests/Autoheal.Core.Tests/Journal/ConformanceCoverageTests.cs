using Autoheal.Journal;
using Autoheal.Testing;

namespace Autoheal.Core.Tests.Journal;

public sealed class ConformanceCoverageTests
{
    [Fact]
    public void FindMissing_CoreProviders_AllRunTheirSuites() =>
        Assert.Empty(ConformanceCoverage.FindMissing(typeof(FileJournal).Assembly, typeof(ConformanceCoverageTests).Assembly));

    [Fact]
    public void FindMissing_TestsElsewhere_NamesEveryProvider()
    {
        var missing = ConformanceCoverage.FindMissing(typeof(FileJournal).Assembly, typeof(Uri).Assembly);

        Assert.Contains("FileJournalStore lacks JournalStoreConformance", missing);
        Assert.Contains("InMemoryBlobStore lacks BlobStoreConformance", missing);
        Assert.Contains("InMemoryInbox lacks InboxConformance", missing);
    }
}
