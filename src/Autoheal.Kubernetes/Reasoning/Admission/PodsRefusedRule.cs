using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Quotas;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>Pods are refused, whatever the reason: what is left to say when no rule knows the server's answer.</summary>
internal sealed class PodsRefusedRule : IDiagnosticRule
{
    public string Name => "pods-refused";

    public IReadOnlyList<CauseDescription> Causes { get; } = [AdmissionCauses.Refused];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var refusal in model.Refusals)
        {
            var checks = new CheckList(model);
            RefusalChecks.AddAnswer(checks, refusal, "the server refuses the pods", 0.45, missingPods: 0.35);
            yield return new Finding
            {
                Cause = AdmissionCauses.Refused.Code,
                Object = model.Reference(refusal.Blamed),
                Title = $"the API server refuses new pods of {refusal.Blamed.Name} (FailedCreate)",
                Summary = $"{refusal.Maker.Resource.Kind} {refusal.Maker.Name} cannot create pods; missing: {Counts.Pods(refusal.Missing)}.",
                Checks = checks.Checks,
                Explains = [model.Reference(refusal.Blamed), model.Reference(refusal.Maker)],
                Since = refusal.Since,
            };
        }
    }
}
