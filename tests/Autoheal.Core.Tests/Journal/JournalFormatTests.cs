using System.Security.Cryptography;
using Autoheal.Journal;
using Autoheal.Testing;

namespace Autoheal.Core.Tests.Journal;

/// <summary>The bytes on disk and the hashes are a promise to every journal already written: these constants never change.</summary>
public sealed class JournalFormatTests
{
    private const string Canonical =
        "0103000000000000000200000000000000010000000000000000208c108a77de08020000000700636f6e74726f6c0200"
        + "72310d00746573742e68617070656e65640c00706572736f6e3a616d697261ffff0a0000007b2261223a22c3bc227d";

    [Fact]
    public void Write_ARecord_GivesTheDocumentedBytes()
    {
        var record = JournalSamples.Record("r1", """{"a":"ü"}""") with { Causation = null };
        var bytes = new byte[RecordCodec.Measure(StreamId.Control, record)];

        RecordCodec.Write(bytes, StreamId.Control, record, new RecordPlace(Position: 3, Sequence: 2, Epoch: 1));

        Assert.Equal(Canonical, Convert.ToHexStringLower(bytes));
    }

    [Fact]
    public void Read_BytesOfTheFirstRelease_GivesTheRecord()
    {
        var record = RecordCodec.Read(Convert.FromHexString(Canonical), new byte[32]);

        Assert.Equal(("control", 3L, 2L, 1L), (record.Stream.Value, record.Position, record.Sequence, record.Epoch));
        Assert.Equal(("r1", "test.happened", 2), (record.Id, record.Type, record.Schema));
        Assert.Equal((JournalSamples.Noon, "person:amira", null), (record.At, record.Actor, record.Causation));
        Assert.Equal("""{"a":"ü"}"""u8.ToArray(), record.Payload.ToArray());
    }

    [Fact]
    public void Read_CutAnywhere_ThrowsAndNothingElse()
    {
        var bytes = Convert.FromHexString(Canonical);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<JournalException>(() => RecordCodec.Read(bytes.AsSpan(0, length), new byte[32]));
        }
    }

    [Fact]
    public async Task Append_FixedRecords_GivesTheSegmentOfTheFirstRelease()
    {
        var journal = await JournalBytes.CreateAsync(appends: 3);

        Assert.Equal("/journal/00000000000000000001.segment", journal.LastSegment);
        Assert.Equal("3f992dd3d9916757c6ba271054f706b3af80b16bfa7a321a0bea12b905b41c1d", Convert.ToHexStringLower(SHA256.HashData(journal.Disk.Content(journal.LastSegment))));
    }

    [Fact]
    public async Task Append_FixedRecords_HashesAreTheSameInEveryStore()
    {
        var journal = await JournalBytes.CreateAsync(appends: 3);
        await using var memory = new InMemoryJournalStore(epoch: 1);
        var fromFiles = await JournalSamples.ToListAsync(journal.OpenReader().ReadAllAsync());
        foreach (var record in fromFiles)
        {
            var copy = new NewRecord
            {
                Id = record.Id, Type = record.Type, Schema = record.Schema, At = record.At, Actor = record.Actor, Causation = record.Causation, Payload = record.Payload,
            };
            await memory.AppendAsync([new StreamAppend { Stream = record.Stream, ExpectedVersion = record.Sequence - 1, Records = [copy] }], CancellationToken.None);
        }

        Assert.Equal(fromFiles.Select(record => record.Hash), (await JournalSamples.ToListAsync(memory.ReadAllAsync())).Select(record => record.Hash));
    }
}
