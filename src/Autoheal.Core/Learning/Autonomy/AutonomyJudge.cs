using Autoheal.Journal.Events;
using Autoheal.Policy;
using Microsoft.Extensions.Options;

namespace Autoheal.Learning.Autonomy;

/// <summary>
/// Promotes on proof and demotes at once: pure functions of a class's record. A promotion goes one level up and needs an anytime-valid bound, several
/// services and time without harm; any failure of a class that acts by itself sends it back to the people, and harm without a person makes it advice
/// only for a while.
/// </summary>
internal sealed class AutonomyJudge(IOptionsMonitor<AutonomyOptions> options)
{
    /// <summary>What an outcome changes.</summary>
    /// <param name="record">The class's record, the outcome included.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="now">Incident time.</param>
    /// <returns>Null when nothing changes.</returns>
    public AutonomyChanged? Judge(AutonomyRecord record, AutonomyObserved outcome, DateTimeOffset now)
    {
        var limits = options.CurrentValue;
        if (!limits.Earned)
        {
            return null;
        }

        var level = record.LevelAt(now, limits.Start);
        return outcome switch
        {
            { Shadow: false, Unattended: true, Outcome: AutonomyOutcome.Harmed } => Change(
                record, level, AutonomyLevel.Shadow, $"it did harm without a person in {outcome.IncidentId}: advice only for now", now + limits.BreakerHold),
            { Shadow: false, Outcome: not AutonomyOutcome.Succeeded } when level == AutonomyLevel.Autonomous => Change(
                record, level, AutonomyLevel.Approve, $"{Describe(outcome)} {outcome.IncidentId}"),
            _ => Promote(record, level, now),
        };
    }

    /// <summary>
    /// The chance of a wrong promotion that is left for the next one. The chances of all promotions that can ever come sum up to the error that the
    /// operator allows: 1/(1·2) + 1/(2·3) + … = 1.
    /// </summary>
    public static double ErrorFor(AutonomyRecord record, double error) => error / ((record.Promotions + 1.0) * (record.Promotions + 2.0));

    private AutonomyChanged? Promote(AutonomyRecord record, AutonomyLevel level, DateTimeOffset now)
    {
        var limits = options.CurrentValue;
        var error = ErrorFor(record, limits.Error);
        if (record.IsHeld(now) || record.Services.Count < limits.MinServices || (record.Harms > 0 && record.SinceHarm < limits.OutcomesSinceHarm))
        {
            return null;
        }

        return level switch
        {
            AutonomyLevel.Shadow when SuccessBound.Shows(record.Agreed, record.Disagreed, limits.Gate, error) => Change(
                record, level, AutonomyLevel.Approve, FormattableString.Invariant(
                    $"people did the same in {record.Agreed} of {record.Agreed + record.Disagreed} cases: the rate is at least {limits.Gate}")),
            AutonomyLevel.Approve when SuccessBound.Shows(record.Successes, record.Failures, limits.Gate, error) => Change(
                record, level, AutonomyLevel.Autonomous, FormattableString.Invariant(
                    $"{record.Successes} of {record.Successes + record.Failures} succeeded on {record.Services.Count} services: the rate is at least {limits.Gate}")),
            _ => null,
        };
    }

    private static string Describe(AutonomyObserved outcome) =>
        outcome.Undone ? "a person has undone what it did in" : outcome.Outcome == AutonomyOutcome.Harmed ? "it did harm in" : "it failed in";

    private static AutonomyChanged Change(
        AutonomyRecord record, AutonomyLevel from, AutonomyLevel to, string reason, DateTimeOffset? heldUntil = null) => new()
        {
            Class = record.Class,
            From = from,
            To = to,
            HeldUntil = heldUntil,
            Evidence = record.Sequence,
            Reason = reason,
        };
}
