using Autoheal.Incidents;
using Autoheal.Journal.Events;

namespace Autoheal.Execution;

/// <summary>What follows when a plan falls through before anything is written.</summary>
internal static class PlanVoiding
{
    public static StageResult Events(IncidentState state, string planHash, string code, string reason)
    {
        var voided = new PlanVoided { PlanHash = planHash, Code = code, Reason = reason };
        return code switch
        {
            // An undo is asked for by a person and not planned anew: they are told why it did not happen.
            _ when state.Undo is not null => StageResult.Of([voided, .. Escalation.Events(state, reason)]),

            // A person's hands win: stand back rather than plan around them.
            VoidCodes.PersonAtWork => StageResult.Of([voided, .. Escalation.Events(state, reason, IncidentEnd.HandedOver)]),
            VoidCodes.Recovered => StageResult.Of(
                voided, new IncidentClosed { End = IncidentEnd.Recovered, Summary = "recovered by itself; the plan is withdrawn" }),
            VoidCodes.AlertsResolved => StageResult.Of(
                voided, new IncidentClosed { End = IncidentEnd.Recovered, Summary = "its alerts resolved by themselves; the plan is withdrawn" }),
            VoidCodes.OtherCluster or VoidCodes.HashMismatch or VoidCodes.QuorumLost or VoidCodes.Expired =>
                StageResult.Of([voided, .. Escalation.Events(state, reason)]),
            _ => StageResult.Of(voided),
        };
    }
}
