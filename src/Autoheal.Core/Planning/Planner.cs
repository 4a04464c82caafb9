using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Reasoning;

namespace Autoheal.Planning;

/// <summary>Prepares the suggested repairs of the best standing hypothesis, safest first, and makes a plan of the first that is ready.</summary>
internal sealed class Planner(IActionCatalogue catalogue, IBlobStore blobs, INonceSource nonces)
{
    public ValueTask<PlanningResult> PlanAsync(IncidentState state, Diagnosis diagnosis, CancellationToken cancellationToken) =>
        PlanAsync(state, Candidates(state, diagnosis), "autoheal", cancellationToken);

    /// <summary>Plans for the one hypothesis that a person chose; what it is worth is decided by policy. A refuted one gives no plan.</summary>
    public ValueTask<PlanningResult> PursueAsync(
        IncidentState state, Diagnosis diagnosis, int rank, string proposer, CancellationToken cancellationToken) => PlanAsync(
        state,
        diagnosis.Hypotheses.Where(hypothesis => hypothesis.Rank == rank && hypothesis.Status != HypothesisStatus.Refuted
            && !state.IsRefuted(hypothesis.Cause, hypothesis.Object)),
        proposer,
        cancellationToken);

    private async ValueTask<PlanningResult> PlanAsync(
        IncidentState state, IEnumerable<Hypothesis> candidates, string proposer, CancellationToken cancellationToken)
    {
        var refusals = new List<PlanRefusal>();
        Hypothesis? unanswered = null;
        foreach (var hypothesis in candidates)
        {
            unanswered ??= hypothesis.Remedies.Count == 0 ? hypothesis : null;
            foreach (var remedy in hypothesis.Remedies)
            {
                if (unanswered is not null && IsMerelyARestart(remedy))
                {
                    refusals.Add(Refusal(hypothesis, remedy, new RefusedAction
                    {
                        Code = "outranked", Reason = $"{unanswered.Cause} is likelier, and no new pod repairs it",
                    }));
                    continue;
                }

                var preparation = await PrepareAsync(state, hypothesis, remedy, cancellationToken);
                if (preparation is ReadyAction ready)
                {
                    return new PlanningResult { Plan = Compose(state, proposer, hypothesis, remedy, ready), Ready = ready, Refusals = refusals };
                }

                refusals.Add(Refusal(hypothesis, remedy, preparation));
            }
        }

        return new PlanningResult { Refusals = refusals };
    }

    /// <summary>Only the leading group is acted on: other groups are other causes, and get their turn when this one is settled.</summary>
    private static IEnumerable<Hypothesis> Candidates(IncidentState state, Diagnosis diagnosis) => diagnosis.Hypotheses.Where(hypothesis =>
        hypothesis.Status is HypothesisStatus.Supported or HypothesisStatus.Confirmed
        && !state.IsRefuted(hypothesis.Cause, hypothesis.Object));

    /// <summary>A new pod is tried when nothing better is known, not when something better is.</summary>
    private bool IsMerelyARestart(ActionProposal remedy) =>
        catalogue.TryGet(remedy.Action, out var handler) && handler.Descriptor.Reversibility == Reversibility.SelfHealing;

    private async ValueTask<ActionPreparation> PrepareAsync(
        IncidentState state, Hypothesis hypothesis, ActionProposal remedy, CancellationToken cancellationToken)
    {
        if (!catalogue.TryGet(remedy.Action, out var handler))
        {
            return new RefusedAction { Code = "not-in-catalogue", Reason = $"{remedy.Action} is not in this host's catalogue" };
        }

        if (ParameterCheck.Find(handler.Descriptor, remedy) is { } error)
        {
            return new RefusedAction { Code = "parameters", Reason = error };
        }

        var request = new PreparationRequest { Proposal = remedy, Cause = hypothesis.Cause, CauseObject = hypothesis.Object };
        var preparation = await handler.PrepareAsync(request, cancellationToken);
        return preparation is ReadyAction ready && ready.Target.ClusterId != state.ClusterId
            ? new RefusedAction { Code = "other-cluster", Reason = $"{ready.Target} lies in another cluster than the incident" }
            : preparation;
    }

    private RemediationPlan Compose(IncidentState state, string proposer, Hypothesis hypothesis, ActionProposal remedy, ReadyAction ready)
    {
        catalogue.TryGet(remedy.Action, out var handler);
        var descriptor = handler!.Descriptor;
        return new RemediationPlan
        {
            IncidentId = state.Id,
            ClusterId = ready.Target.ClusterId,
            Nonce = nonces.Next(),
            Proposer = proposer,
            Cause = hypothesis.Cause,
            CauseObject = hypothesis.Object,
            HypothesisRank = hypothesis.Rank,
            Steps =
            [
                new PlannedAction
                {
                    Action = descriptor.Name,
                    Version = descriptor.Version,
                    Risk = descriptor.Risk,
                    Reversibility = descriptor.Reversibility,
                    Parameters = remedy.Parameters,
                    Target = ready.Target,
                    TargetFingerprint = Fingerprints.Of(ready.Before, blobs),
                    ResultFingerprint = Fingerprints.Of(ready.After, blobs),
                    Changes = ready.Changes,
                    Compensation = ready.Compensation,
                    BlastRadius = ready.BlastRadius,
                    Effect = ready.Effect,
                    Harm = ready.Harm,
                    EffectDeadlineSeconds = (int)ready.EffectDeadline.TotalSeconds,
                    Stages = Divide(handler, ready),
                    Summary = ready.Summary,
                    KubectlEquivalent = ready.KubectlEquivalent,
                },
            ],
        };
    }

    private IReadOnlyList<PlannedStage>? Divide(IActionHandler handler, ReadyAction ready) => handler is not IStagedActionHandler staged
        ? null
        :
        [
            .. staged.Divide(ready.Before, ready.After).Select(stage => new PlannedStage
            {
                Summary = stage.Summary,
                ResultFingerprint = Fingerprints.Of(stage.After, blobs),
                Settled = stage.Settled,
            }),
        ];

    private static PlanRefusal Refusal(Hypothesis hypothesis, ActionProposal remedy, ActionPreparation preparation)
    {
        var (code, reason) = preparation switch
        {
            RefusedAction refused => (refused.Code, refused.Reason),
            OwnerProposal owner => ("at-owner", $"{owner.Owner} owns it: {owner.Proposal}"),
            _ => ("unknown", "the action gave no answer"),
        };
        return new PlanRefusal
        {
            Cause = hypothesis.Cause,
            Action = remedy.Action,
            Target = remedy.Target.ToString(),
            Code = code,
            Reason = reason,
        };
    }
}
