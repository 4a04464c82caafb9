using System.Runtime.CompilerServices;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.Policy.Documents;

/// <summary>
/// Makes past decisions again under another policy, from the journal alone. The environment is that of the new policy, where it names one; everything else is what was known
/// then. Reads only.
/// </summary>
/// <param name="journal">The journal.</param>
public sealed class PolicyReplay(IJournalReader journal)
{
    /// <summary>Every decision of every incident, in the order of streams.</summary>
    /// <param name="trial">The other policy.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<ReplayedDecision> RunAsync(PolicyTrial trial, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trial);
        foreach (var stream in await journal.ListStreamsAsync(StreamId.IncidentPrefix, cancellationToken))
        {
            var state = IncidentState.Empty;
            await foreach (var record in journal.ReadStreamAsync(stream, cancellationToken: cancellationToken))
            {
                var before = state;
                state = IncidentFold.Apply(state, record);
                if (JournalJson.Read(record) is PolicyDecided decided && before.Proposal is { } proposal)
                {
                    yield return Decide(trial, before, proposal, decided, record.At);
                }
            }
        }
    }

    private static ReplayedDecision Decide(PolicyTrial trial, IncidentState state, PlanProposed proposal, PolicyDecided decided, DateTimeOffset at)
    {
        var again = decided.Facts is { } facts && facts.Count == proposal.Plan.Steps.Count
            ? facts.Select((known, step) => Decide(trial, state, proposal, known, step)).MinBy(decision => decision.Verdict)
            : null;
        return new ReplayedDecision
        {
            IncidentId = state.Id,
            At = at,
            Action = proposal.Plan.Steps[0].Action,
            Target = proposal.Plan.Steps[0].Target.ToString(),
            Cause = $"{proposal.Plan.Cause} on {proposal.Plan.CauseObject}",
            Summary = proposal.Plan.Steps[0].Summary,
            Environment = decided.Facts?.FirstOrDefault()?.Environment,
            Before = decided.Verdict,
            BeforeSentence = decided.Sentence,
            After = again?.Verdict,
            AfterSentence = again?.Sentence ?? "its record is from before facts were kept",
            Changed = again is not null && (again.Verdict != decided.Verdict || !IsSame(again.Approval, decided.Approval)),
        };
    }

    private static PolicyDecision Decide(PolicyTrial trial, IncidentState state, PlanProposed proposal, DecisionFacts known, int step)
    {
        var input = known.ToInput(proposal.Plan, step, state.BeganAt, proposal.TargetUnhealthy, proposal.LastChangeByPerson);
        return trial.Decide(input with { Environment = trial.Document.Compiled.EnvironmentOf(input.Cluster ?? "", input.Action.Target.Namespace) ?? input.Environment });
    }

    private static bool IsSame(ApprovalRequirement? one, ApprovalRequirement? other) =>
        one?.Quorum == other?.Quorum && (one?.Roles ?? []).ToHashSet(StringComparer.Ordinal).SetEquals(other?.Roles ?? []);
}
