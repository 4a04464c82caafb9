using Autoheal.Journal;
using Autoheal.Testing;

namespace Autoheal.Core.Tests.Journal;

/// <summary>The whole suite once more on the caller's thread, with segments so small that most tests cross one.</summary>
[ConformanceOf(typeof(FileJournalStore))]
public sealed class SynchronousFileJournalStoreTests : FileJournalStoreTests
{
    private protected override FileJournalOptions Configure(FileJournalOptions options) =>
        options with { Synchronous = true, SegmentBytes = 4096 };
}
