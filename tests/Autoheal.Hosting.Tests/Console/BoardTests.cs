using System.Globalization;
using Autoheal.Hosting.Console.Live;
using Autoheal.Incidents;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Autoheal.Hosting.Tests.Console;

public sealed class BoardTests
{
    [Fact]
    public void With_ChangedEntries_CountsAndOrdersThem()
    {
        var board = BoardSnapshot.Empty
            .With([Entry(1, 1), Entry(2, 2), Entry(3, 3)])
            .With([Entry(2, 4, IncidentPhase.AwaitingApproval), Entry(1, 5, IncidentPhase.Closed)]);

        Assert.Equal([3, 2, 1], board.Entries.Keys);
        Assert.Equal((2, 1), (board.Open, board.Waiting));
        Assert.Equal([3, 2, 1], board.ChangedAfter(0, 10).Select(entry => entry.Number));
        Assert.Equal([1], board.ChangedAfter(4, 10).Select(entry => entry.Number));
        Assert.Equal(2, board.ChangedAfter(0, 1).Count);
        Assert.Empty(board.ChangedAfter(5, 10));
    }

    [Fact]
    public void KeepingClosed_TooMany_TakesTheOldestOutAndNoOpenOne()
    {
        var board = BoardSnapshot.Empty.With(
            [Entry(1, 1), Entry(2, 9, IncidentPhase.Closed), Entry(3, 3, IncidentPhase.Closed), Entry(4, 4, IncidentPhase.Closed)]).KeepingClosed(1);

        Assert.Equal([2, 1], board.Entries.Keys);
        Assert.Equal([1, 2], board.ChangedAfter(0, 10).Select(entry => entry.Number));
    }

    [Fact]
    public void Publish_AnyChange_WakesThoseWhoWait()
    {
        var board = new IncidentBoard();
        var changed = board.Changed;

        board.Publish([Entry(1, 1)], 1, 0);

        Assert.True(changed.IsCompleted);
        Assert.False(board.Changed.IsCompleted);
        Assert.Equal(1, board.Snapshot.Position);
    }

    [Theory]
    [InlineData("open", "", "3 2")]
    [InlineData("waiting", "", "2")]
    [InlineData("all", "", "3 2 1")]
    [InlineData("all", "inc-1", "1")]
    [InlineData("all", "CHECKOUT/API", "3 2 1")]
    [InlineData("all", "nothing", "")]
    [InlineData("<script>", "", "3 2")]
    public void Select_Query_FindsNewestFirst(string show, string search, string expected)
    {
        var board = BoardSnapshot.Empty.With([Entry(1, 1, IncidentPhase.Closed), Entry(2, 2, IncidentPhase.AwaitingApproval), Entry(3, 3)]);

        var (entries, more) = Query(("show", show), ("q", search)).Select(board);

        Assert.Equal(expected, string.Join(' ', entries.Select(entry => entry.Number)));
        Assert.False(more);
    }

    [Fact]
    public void Select_ManyIncidents_GivesPages()
    {
        var board = BoardSnapshot.Empty.With([.. Enumerable.Range(1, 250).Select(i => Entry(i, i))]);

        var first = Query().Select(board);
        var last = Query(("page", "3")).Select(board);

        Assert.Equal((100, true, 250), (first.Entries.Count, first.More, first.Entries[0].Number));
        Assert.Equal((50, false, 50), (last.Entries.Count, last.More, last.Entries[0].Number));
    }

    [Theory]
    [InlineData("0", 1)]
    [InlineData("-7", 1)]
    [InlineData("x", 1)]
    [InlineData("99999999", 10_000)]
    public void Of_OddPage_IsBounded(string page, int expected) => Assert.Equal(expected, Query(("page", page)).Page);

    private static BoardQuery Query(params (string Name, string Value)[] fields) =>
        BoardQuery.Of(new QueryCollection(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value))));

    private static BoardEntry Entry(int number, long position, IncidentPhase phase = IncidentPhase.Collecting) => new(
        number,
        position,
        new IncidentSummary
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"INC-{number}"),
            Subject = new ResourceRef { Kind = "Deployment", Namespace = "checkout", Name = "api" },
            Environment = "production",
            Phase = phase,
            End = phase == IncidentPhase.Closed ? IncidentEnd.Healed : IncidentEnd.Open,
            OpenedAt = DateTimeOffset.UnixEpoch,
            LastRecordAt = DateTimeOffset.UnixEpoch,
            Alerts = 1,
            Records = 1,
            OpenRequestId = phase == IncidentPhase.AwaitingApproval ? $"INC-{number}.1" : null,
        });
}
