using Autoheal.ChatBot.Incidents;
using Autoheal.ChatBot.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.ChatBot.Tests.Incidents;

public class OpenIncidentsTests
{
    [Fact]
    public async Task List_WaitingIncident_SaysWhatItWaitsFor()
    {
        using var open = new OpenIncidents(new ListJournal(await Recorded.WaitingAsync()));

        var line = Assert.Single(await open.ListAsync());

        Assert.Equal(("INC-1", "INC-1.1", StoryState.AwaitingApproval), (line.Id, line.OpenRequest, line.State));
        Assert.NotEmpty(line.Title);
    }

    [Fact]
    public async Task List_IncidentCloses_IsGoneAtTheNextLook()
    {
        var journal = new ListJournal(await Recorded.WaitingAsync());
        using var open = new OpenIncidents(journal);
        Assert.Equal(1, await open.CountAsync());

        journal.Add(new IncidentClosed { End = IncidentEnd.Recovered, Summary = "" });

        Assert.Empty(await open.ListAsync());
    }

    [Fact]
    public async Task List_ManyIncidents_NewestFirst()
    {
        var opened = (await Recorded.WaitingAsync())[0];
        var template = (IncidentOpened)JournalJson.Read(opened);
        var journal = new ListJournal(Enumerable.Range(1, 2000).Select(number => opened with
        {
            Stream = StreamId.Incident($"INC-{number}"),
            Position = number,
            Payload = JournalJson.Write(template with { IncidentId = $"INC-{number}" }),
        }));
        using var open = new OpenIncidents(journal);

        var lines = (await open.ListAsync()).Take(2).Select(line => line.Id);

        Assert.Equal(["INC-2000", "INC-1999"], lines);
        Assert.Equal(2000, await open.CountAsync());
    }
}
