using Autoheal.Diagnostics.Transcripts;
using Autoheal.Hosting.Console.Live;
using Autoheal.Hosting.Incidents;
using Autoheal.Hosting.Requests;
using Autoheal.Incidents;
using Autoheal.Journal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Hosting.Console.Pages;

/// <summary><c>/console</c> and <c>/console/incidents/{id}</c>: the list, one incident, its transcript.</summary>
internal sealed class IncidentPages(
    IncidentBoard board,
    JournalFollower follower,
    IncidentDirectory directory,
    IJournalReader journal,
    IIncidentDesk desk,
    IncidentPage page,
    [FromKeyedServices(HostingClocks.Edge)] TimeProvider edge)
{
    /// <summary>How long a list waits for the board of a host that has just started and reads a long journal.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async ValueTask<IResult> ListAsync(ConsoleVisit visit)
    {
        using var patience = new CancellationTokenSource(Patience, edge);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, visit.Aborted);
        try
        {
            await follower.CatchUpAsync(both.Token);
        }
        catch (OperationCanceledException) when (!visit.Aborted.IsCancellationRequested)
        {
            visit.Session!.Tell("The journal is still being read; the list is not complete yet and fills up by itself.");
        }

        return ConsoleAnswers.Page(IncidentsPage.Render(visit, BoardQuery.Of(visit.Context.Request.Query), board.Snapshot, await desk.GetModeAsync(visit.Aborted)));
    }

    public async ValueTask<IResult> GetAsync(ConsoleVisit visit) => await FindAsync(visit) is { } incident
        ? ConsoleAnswers.Page(page.Render(
            visit, incident, await IncidentReading.ReadAsync(journal, incident.Id, visit.Aborted), await desk.GetModeAsync(visit.Aborted)))
        : NotFound(visit);

    public async ValueTask<IResult> GetTranscriptAsync(ConsoleVisit visit) => await FindAsync(visit) is { } incident
        ? Answers.Text(await Transcript.RenderAsync(journal, incident.Id, visit.Aborted))
        : NotFound(visit);

    private async ValueTask<IncidentSummary?> FindAsync(ConsoleVisit visit) =>
        IncidentIds.NumberOf(visit.Route("id")) is null ? null : await directory.FindAsync(visit.Route("id"), visit.Aborted);

    private static IResult NotFound(ConsoleVisit visit) => ConsoleAnswers.Refuse(visit, StatusCodes.Status404NotFound, "no incident has that id");
}
