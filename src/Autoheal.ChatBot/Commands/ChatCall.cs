using System.Text.RegularExpressions;
using Autoheal.ChatBot.Conversation;

namespace Autoheal.ChatBot.Commands;

/// <summary>What somebody asks of a verb.</summary>
internal sealed partial record ChatCall
{
    public required ChatSender Sender { get; init; }

    /// <summary>The person behind the sender; null for those who only read.</summary>
    public string? PersonId { get; init; }

    /// <summary>What was typed after the verb, split at spaces.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What was typed after the verb.</summary>
    public string Rest { get; init; } = "";

    /// <summary>The incident whose thread it was said in; null elsewhere.</summary>
    public string? IncidentId { get; init; }

    /// <summary>Where it was said, as it goes on record.</summary>
    public string Where => $"{Sender.Platform}:{Sender.Team}/{Sender.Place}";

    /// <summary>
    /// The request that is meant, or the incident whose request: the first word when it has the form of an id, whether or not it leads anywhere, else the
    /// thread's incident; and the words after it. Null for a number alone in a thread, which may mean anything.
    /// </summary>
    public (string? Id, IReadOnlyList<string> Words) Request() => Words is not [var first, ..] || Id().Match(first) is not { Success: true } match ? (IncidentId, Words)
        : IncidentId is null || match.Groups[1].Success ? ($"INC-{match.Groups[2].Value}", [.. Words.Skip(1)])
        : (Words.Count == 1 ? null : IncidentId, Words);

    /// <summary>
    /// The incident that is meant: the first word when it is one, else the thread's; and the words after it. In a thread a bare number is none: there it is a
    /// step, a rank or a span.
    /// </summary>
    public (string? IncidentId, IReadOnlyList<string> Words) Incident() =>
        Words is [var first, ..] && !(IncidentId is not null && first.All(char.IsAsciiDigit)) && Incidents.IncidentIds.Read(first) is { } id
            ? (id, [.. Words.Skip(1)])
            : (IncidentId, Words);

    [GeneratedRegex(@"\A(INC[-_#]?)?([0-9]{1,10}(?:\.[0-9]{1,10})?)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
