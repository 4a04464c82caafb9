using Autoheal.Incidents;
using Autoheal.Journal.Events;

namespace Autoheal.Diagnostics.Transcripts;

/// <summary>The lines that say what people asked of an incident.</summary>
internal static class CommandLines
{
    public static IEnumerable<string> Given(CommandGiven given)
    {
        var (person, place) = (Words.Plain(given.PersonId), Words.Place(given.Where));
        var text = given.Counted ? $"{person}{place} ({given.Role}): {given.Note}" : $"{person}'s wish{place} to {Verb(given.Verb)} does not count: {given.Note}";
        var reason = given is { Counted: true, Reason: { Length: > 0 } words } ? $"   “{Words.Plain(words)}”" : "";
        return [TranscriptWriter.Line(given.Counted ? Verb(given.Verb).ToUpperInvariant() : "COMMAND", $"{text}{reason}")];
    }

    /// <summary>What an incident that a person opened is for.</summary>
    public static IEnumerable<string> Opened(IncidentOpened opened) => opened.Undo is { } undo
        ? [TranscriptWriter.Line("UNDO", $"{Words.Plain(undo.By)} wants {undo.IntentId} undone")]
        : [];

    private static string Verb(IncidentVerb verb) => verb.ToString().ToLowerInvariant();
}
