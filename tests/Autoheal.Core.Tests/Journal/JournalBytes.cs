using Autoheal.Journal;
using Autoheal.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Core.Tests.Journal;

/// <summary>A small journal on a simulated disk whose bytes a test may change, and what each byte belongs to.</summary>
internal sealed class JournalBytes
{
    public const string Directory = "/journal";

    public SimulatedDisk Disk { get; } = new(seed: 1);

    public string LastSegment => Disk.Files().Last(file => file.EndsWith(".segment", StringComparison.Ordinal));

    /// <summary>A journal of some appends of one to three records, over one segment or several.</summary>
    public static async Task<JournalBytes> CreateAsync(int appends, long segmentBytes = 1024 * 1024)
    {
        var journal = new JournalBytes();
        await using var store = journal.Open(segmentBytes);
        for (var i = 0; i < appends; i++)
        {
            var ids = Enumerable.Range(0, 1 + (i % 3)).Select(n => $"r{i}-{n}").ToArray();
            var stream = i % 2 == 0 ? "even" : "odd";
            var result = await store.AppendAsync(
                [JournalSamples.Append(stream, await store.GetVersionAsync(new StreamId(stream)), ids)], CancellationToken.None);
            Assert.True(result.Succeeded);
        }

        return journal;
    }

    public FileJournalStore Open(long segmentBytes = 1024 * 1024) => FileJournalStore.Open(
        new FileJournalOptions { Directory = Directory, Synchronous = true, SegmentBytes = segmentBytes }, Disk, NullLogger.Instance);

    public FileJournalReader OpenReader() => new(Disk, Directory);

    public async Task<JournalVerification> VerifyAsync() => await new FileJournalReader(Disk, Directory).VerifyAsync();

    /// <summary>The frames of a segment with their records, as ranges of its bytes.</summary>
    public IReadOnlyList<(Range Header, long FirstPosition, IReadOnlyList<Range> Records)> Map(string segment)
    {
        var bytes = Disk.Content(segment);
        var frames = new List<(Range, long, IReadOnlyList<Range>)>();
        for (var offset = 0; offset < bytes.Length;)
        {
            Assert.True(FrameHeader.TryRead(bytes.AsSpan(offset), out var header));
            var records = new List<Range>();
            var next = offset + FrameHeader.Size;
            for (var i = 0; i < header.Records; i++)
            {
                var length = FrameEntry.TryMeasure(bytes.AsSpan(next))!.Value;
                records.Add(next..(next + length));
                next += length;
            }

            frames.Add((offset..(offset + FrameHeader.Size), header.FirstPosition, records));
            offset = next;
        }

        return frames;
    }
}
