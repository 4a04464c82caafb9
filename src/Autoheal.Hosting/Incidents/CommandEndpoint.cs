using Autoheal.Hosting.Access;
using Autoheal.Hosting.Diagnostics;
using Autoheal.Hosting.Requests;
using Autoheal.Incidents;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Autoheal.Hosting.Incidents;

/// <summary>
/// <c>POST /incidents/{id}/commands</c>, for people: take, hold, release, undo, pursue. The command is made durable here; whether it counts is decided
/// when the incident's owner turns it into an event.
/// </summary>
internal sealed class CommandEndpoint(IncidentDirectory directory, CommandDesk desk, BodyReader bodies, ILogger<CommandEndpoint> logger)
{
    public async ValueTask<IResult> PostAsync(HttpContext context, Caller caller)
    {
        var reading = await bodies.ReadAsync(context.Request);
        if (reading.IsRefused)
        {
            return Answers.Refuse(reading.Status, reading.Error);
        }

        var body = StrictJson.Read(reading.Body, HostingJsonContext.Default.CommandBody, """{"verb":"hold","minutes":45}""", out var error);
        error = body?.Check() ?? error;
        if (error.Length > 0)
        {
            return Answers.Refuse(StatusCodes.Status400BadRequest, error);
        }

        var id = (string)context.Request.RouteValues["id"]!;
        if (IncidentIds.NumberOf(id) is null || await directory.FindAsync(id, context.RequestAborted) is not { } incident)
        {
            return Answers.Refuse(StatusCodes.Status404NotFound, "no incident has that id");
        }

        await desk.SubmitAsync(body!.ToCommand(incident.Id, caller.PersonId!), context.RequestAborted);
        Log.IncidentCommanded(logger, $"person:{caller.PersonId}", incident.Id, body.Verb!);
        return Answers.Json(
            new CommandRecorded { IncidentId = incident.Id, PersonId = caller.PersonId!, Verb = body.Verb! },
            HostingJsonContext.Default.CommandRecorded,
            StatusCodes.Status202Accepted);
    }
}
