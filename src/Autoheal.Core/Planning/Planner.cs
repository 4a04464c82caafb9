using Autoheal.Catalogue;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Reasoning;

namespace Autoheal.Planning;

/// <summary>Prepares the suggested repairs of the best standing hypothesis, safest first, and makes a plan of the first that is ready.</summary>
internal sealed class Planner(IActionCatalogue catalogue, IBlobStore blobs, INonceSource nonces)
{
    public async ValueTask<PlanningResult> PlanAsync(IncidentState state, Diagnosis diagnosis, CancellationToken cancellationToken)
    {
        var refusals = new List<PlanRefusal>();
        foreach (var hypothesis in Candidates(state, diagnosis))
        {
            foreach (var remedy in hypothesis.Remedies)
            {
                var preparation = await PrepareAsync(hypothesis, remedy, cancellationToken);
                if (preparation is ReadyAction ready)
                {
                    return new PlanningResult { Plan = Compose(state, hypothesis, remedy, ready), Ready = ready, Refusals = refusals };
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

    private async ValueTask<ActionPreparation> PrepareAsync(Hypothesis hypothesis, ActionProposal remedy, CancellationToken cancellationToken)
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
        return await handler.PrepareAsync(request, cancellationToken);
    }

    private RemediationPlan Compose(IncidentState state, Hypothesis hypothesis, ActionProposal remedy, ReadyAction ready)
    {
        catalogue.TryGet(remedy.Action, out var handler);
        var descriptor = handler!.Descriptor;
        return new RemediationPlan
        {
            IncidentId = state.Id,
            ClusterId = ready.Target.ClusterId,
            Nonce = nonces.Next(),
            Proposer = "autoheal",
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
                    Summary = ready.Summary,
                    KubectlEquivalent = ready.KubectlEquivalent,
                },
            ],
        };
    }

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
