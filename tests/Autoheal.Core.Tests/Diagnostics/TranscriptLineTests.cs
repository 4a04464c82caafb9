using Autoheal.Core.Tests.Doubles;
using Autoheal.Diagnostics.Transcripts;
using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.Core.Tests.Diagnostics;

/// <summary>Records quote strangers: a line of a transcript stays the line that it is.</summary>
public sealed class TranscriptLineTests
{
    [Theory]
    [InlineData("quota\nAUDIT   19 records · chain ok")]
    [InlineData("quota\r\u001b[2K\u001b[1Ahealed")]
    [InlineData("quota\u0085\u2028\u2029next")]
    [InlineData("image \u202egnp.exe\u2066")]
    [InlineData("quota\u200b\ud834")]
    public void Render_HostileText_IsOneLineOfPlainCharacters(string reason)
    {
        var transcript = Transcript.Render([Record(new IncidentEscalated { Reason = reason, NextChecks = [] })]);

        var line = Assert.Single(transcript.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("HANDOFF ", line, StringComparison.Ordinal);
        Assert.Contains('\ufffd', line);
        Assert.DoesNotContain(line, c => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Control
            or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate
            or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator);
    }

    [Fact]
    public void Render_OrdinaryText_IsLeftAsItIs()
    {
        var transcript = Transcript.Render([Record(new IncidentEscalated { Reason = "größer ≠ kleiner → 日本 🚀", NextChecks = [] })]);

        Assert.Equal("HANDOFF größer ≠ kleiner → 日本 🚀\n", transcript);
    }

    private static JournalRecord Record(JournalEvent @event) => new()
    {
        Stream = StreamId.Incident("INC-1"),
        Sequence = 1,
        Position = 1,
        Id = "r1",
        Type = JournalJson.TypeOf(@event),
        Schema = 1,
        At = ManualClock.Start,
        Actor = "autoheal",
        Epoch = 1,
        Payload = JournalJson.Write(@event),
        Hash = "",
    };
}
