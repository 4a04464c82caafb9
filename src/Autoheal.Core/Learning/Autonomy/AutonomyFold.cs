using Autoheal.Journal.Events;
using Autoheal.Policy;

namespace Autoheal.Learning.Autonomy;

/// <summary>A class's record from its changes and outcomes, nothing else.</summary>
internal static class AutonomyFold
{
    /// <summary>A change in the control stream: the evidence before it no longer counts.</summary>
    public static AutonomyRecord Apply(AutonomyRecord record, AutonomyChanged changed) => changed.Class != record.Class
        ? record
        : new AutonomyRecord
        {
            Class = record.Class,
            LastChange = changed,
            Promotions = record.Promotions + (changed.To == AutonomyLevel.Autonomous ? 1 : 0),
            Demotions = record.Demotions + (changed.To < changed.From ? 1 : 0),
            Sequence = changed.Evidence,
        };

    /// <summary>An outcome of the class's own stream.</summary>
    public static AutonomyRecord Apply(AutonomyRecord record, AutonomyObserved? observed, long sequence) =>
        sequence <= record.Sequence ? record : Count(record, observed) with { Sequence = sequence };

    private static AutonomyRecord Count(AutonomyRecord record, AutonomyObserved? observed) => observed switch
    {
        // Written by a version that knows more than this one: it may be harm.
        null => Fail(record, AutonomyOutcome.Harmed),
        { Shadow: true, Outcome: AutonomyOutcome.Succeeded } => Credit(record, observed, record with { Agreed = record.Agreed + 1 }),
        { Shadow: true } => record with { Disagreed = record.Disagreed + 1 },
        { Outcome: AutonomyOutcome.Succeeded } => Credit(
            record, observed, record with { Successes = record.Successes + 1, SinceHarm = record.SinceHarm + 1 }),
        _ => Fail(record, observed.Outcome),
    };

    private static AutonomyRecord Credit(AutonomyRecord record, AutonomyObserved observed, AutonomyRecord credited) =>
        record.Incidents.Contains(observed.IncidentId)
            ? record
            : credited with { Services = record.Services.Add(observed.Service), Incidents = record.Incidents.Add(observed.IncidentId) };

    private static AutonomyRecord Fail(AutonomyRecord record, AutonomyOutcome outcome) => outcome == AutonomyOutcome.Failed
        ? record with { Failures = record.Failures + 1, SinceHarm = record.SinceHarm + 1 }
        : record with { Failures = record.Failures + 1, Harms = record.Harms + 1, SinceHarm = 0 };
}
