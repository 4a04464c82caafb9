using System.Text.RegularExpressions;
using Autoheal.Approvals;

namespace Autoheal.Incidents;

/// <summary>What a command may look like; anything else is a stranger's and reaches no incident.</summary>
internal static partial class CommandShape
{
    public const int DefaultHoldMinutes = 60;
    private const int MaxHoldMinutes = 1440;
    private const int MaxReasonLength = 500;
    private const int MaxWhereLength = 200;

    /// <summary>What is wrong with a command; null when nothing is.</summary>
    public static string? FindError(IncidentCommand command) => command switch
    {
        { Verb: IncidentVerb.None } => "A command asks for something.",
        _ when !Enum.IsDefined(command.Verb) => "The command is not known.",
        _ when !IncidentId().IsMatch(command.IncidentId) => "An incident's id is of the form INC-7.",
        { PersonId.Length: 0 or > ApprovalDesk.MaxPersonIdLength } => $"A person's id has 1 to {ApprovalDesk.MaxPersonIdLength} characters.",
        { HoldMinutes: < 1 or > MaxHoldMinutes } => $"A hold lasts 1 to {MaxHoldMinutes} minutes.",
        { HypothesisRank: < 1 } => "Ranks are counted from 1.",
        { DiagnosisSequence: < 1 } => "Sequences are counted from 1.",
        { IntentId: { } intent } when !IntentId().IsMatch(intent) => "An intent's id is of the form INC-7/1.",
        { Reason.Length: > MaxReasonLength } => $"A reason has at most {MaxReasonLength} characters.",
        { Where.Length: > MaxWhereLength } => $"Where a person asked has at most {MaxWhereLength} characters.",
        _ => null,
    };

    [GeneratedRegex(@"\AINC-[0-9]{1,10}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IncidentId();

    [GeneratedRegex(@"\AINC-[0-9]{1,10}/[0-9]{1,10}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IntentId();
}
