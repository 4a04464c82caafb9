using Autoheal.Hosting.Access;
using Autoheal.Hosting.Diagnostics;
using Autoheal.Hosting.Requests;
using Autoheal.Perception;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Autoheal.Hosting.Perception;

/// <summary><c>POST /hooks/{source}</c>: 200 only once the alerts are durable; every other answer means that they have to be sent again.</summary>
internal sealed class HookEndpoint(
    IAlertIntake intake, IEnumerable<ISignalSource> sources, BodyReader bodies, TimeProvider clock, ILogger<HookEndpoint> logger)
{
    private readonly string[] _sources = [.. sources.Select(source => source.Name).Order(StringComparer.Ordinal)];

    public async ValueTask<IResult> PostAsync(HttpContext context, Caller caller)
    {
        var source = (string)context.Request.RouteValues["source"]!;
        if (!_sources.Contains(source, StringComparer.Ordinal))
        {
            return Refuse(caller, StatusCodes.Status404NotFound, $"no source of alerts has that name; known: {string.Join(", ", _sources)}");
        }

        var reading = await bodies.ReadAsync(context.Request);
        if (reading.IsRefused)
        {
            return Refuse(caller, reading.Status, reading.Error);
        }

        var signal = new Signal
        {
            Source = source,
            ReceivedAt = clock.GetUtcNow(),
            Body = reading.Body,
            BoundNamespaces = caller.Namespaces,
            BoundClusters = caller.Clusters,
        };
        var result = await intake.SubmitAsync(signal, context.RequestAborted);
        return result.Error is { } error
            ? Refuse(caller, StatusCodes.Status400BadRequest, error)
            : Accept(caller, source, result);
    }

    private IResult Accept(Caller caller, string source, IntakeResult result)
    {
        Log.AlertsAccepted(logger, caller.Name, result.Accepted, source, string.Join(", ", result.IncidentIds));
        return Answers.Json(
            new AlertsAccepted { Accepted = result.Accepted, Unplaced = result.Unplaced, Incidents = result.IncidentIds }, HostingJsonContext.Default.AlertsAccepted);
    }

    private IResult Refuse(Caller caller, int status, string error)
    {
        Log.BodyRefused(logger, caller.Name, status, error);
        return Answers.Refuse(status, error);
    }
}
