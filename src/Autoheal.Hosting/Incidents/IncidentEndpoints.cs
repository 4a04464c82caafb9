using Autoheal.Diagnostics.Transcripts;
using Autoheal.Hosting.Requests;
using Autoheal.Incidents;
using Autoheal.Journal;
using Microsoft.AspNetCore.Http;

namespace Autoheal.Hosting.Incidents;

/// <summary><c>GET /incidents</c>, <c>/incidents/{id}</c> and <c>/incidents/{id}/transcript</c>, for people.</summary>
internal sealed class IncidentEndpoints(IncidentDirectory directory, IJournalReader journal)
{
    public async ValueTask<IResult> ListAsync(HttpContext context) =>
        Answers.Json(await IncidentList.ReadAsync(directory, context.RequestAborted), HostingJsonContext.Default.IncidentList);

    public async ValueTask<IResult> GetAsync(HttpContext context) =>
        await FindAsync(context) is { } summary
            ? Answers.Json(IncidentView.Of(summary), HostingJsonContext.Default.IncidentView)
            : NotFound();

    public async ValueTask<IResult> GetTranscriptAsync(HttpContext context) =>
        await FindAsync(context) is { } summary
            ? Answers.Text(await Transcript.RenderAsync(journal, summary.Id, context.RequestAborted))
            : NotFound();

    private async ValueTask<IncidentSummary?> FindAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        return IncidentIds.NumberOf(id) is null ? null : await directory.FindAsync(id, context.RequestAborted);
    }

    private static IResult NotFound() => Answers.Refuse(StatusCodes.Status404NotFound, "no incident has that id");
}
