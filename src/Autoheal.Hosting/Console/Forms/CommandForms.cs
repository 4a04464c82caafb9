using System.Globalization;
using Autoheal.Hosting.Incidents;
using Autoheal.Incidents;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Log = Autoheal.Hosting.Diagnostics.Log;

namespace Autoheal.Hosting.Console.Forms;

/// <summary><c>POST /console/incidents/{id}/{verb}</c>: take, hold, release, undo, pursue. Made durable here; the incident's owner decides what comes of it.</summary>
internal sealed class CommandForms(IncidentDirectory directory, IIncidentDesk desk, ILogger<CommandForms> logger)
{
    private const int MaxMinutes = 1440;
    private const int MaxIntentLength = 100;

    public async ValueTask<IResult> PostAsync(ConsoleVisit visit, PostedForm form)
    {
        var id = visit.Route("id");
        if (!visit.MayAct)
        {
            return ConsoleAnswers.Refuse(visit, StatusCodes.Status403Forbidden, "you hold no role, so you may only read");
        }

        if (IncidentIds.NumberOf(id) is null || await directory.FindAsync(id, visit.Aborted) is null)
        {
            return ConsoleAnswers.Refuse(visit, StatusCodes.Status404NotFound, "no incident has that id");
        }

        if (Read(id, visit.Route("verb"), visit.Person!.Id, form) is not { } command)
        {
            return ConsoleAnswers.Refuse(visit, StatusCodes.Status400BadRequest, "that cannot be asked of an incident");
        }

        try
        {
            await desk.CommandAsync(command, visit.Aborted);
        }
        catch (ArgumentException)
        {
            return ConsoleAnswers.Refuse(visit, StatusCodes.Status400BadRequest, "that cannot be asked of an incident");
        }

        var verb = command.Verb.ToString().ToLowerInvariant();
        Log.Commanded(logger, $"person:{visit.Person.Id}", verb, id);
        visit.Session!.Tell($"Your wish ({verb}) is on record. What comes of it stands in the timeline.");
        return ConsoleAnswers.Go(visit, $"/incidents/{id}");
    }

    /// <summary>The command that a form asks for; null when it is none.</summary>
    private static IncidentCommand? Read(string incidentId, string verb, string personId, PostedForm form)
    {
        var command = new IncidentCommand { IncidentId = incidentId, Verb = VerbOf(verb), PersonId = personId, Where = ConsolePlace.Name };
        return command.Verb switch
        {
            IncidentVerb.Take or IncidentVerb.Release => command,
            IncidentVerb.Hold => Number(form["minutes"], 1, MaxMinutes) is { } minutes ? command with { HoldMinutes = (int)minutes } : null,
            IncidentVerb.Undo => form["intent"] is { Length: > 0 and <= MaxIntentLength } intent ? command with { IntentId = intent } : null,
            IncidentVerb.Pursue => Number(form["rank"], 1, 100) is { } rank && Number(form["diagnosis"], 1, long.MaxValue) is { } sequence
                ? command with { HypothesisRank = (int)rank, DiagnosisSequence = sequence }
                : null,
            _ => null,
        };
    }

    private static IncidentVerb VerbOf(string verb) => verb switch
    {
        "take" => IncidentVerb.Take,
        "hold" => IncidentVerb.Hold,
        "release" => IncidentVerb.Release,
        "undo" => IncidentVerb.Undo,
        "pursue" => IncidentVerb.Pursue,
        _ => IncidentVerb.None,
    };

    private static long? Number(string text, long from, long to) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to ? number : null;
}
