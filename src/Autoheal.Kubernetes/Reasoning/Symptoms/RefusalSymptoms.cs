using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Symptoms;

/// <summary>Names the workloads whose pods the API server refuses: there is no pod in trouble by which it would show.</summary>
internal sealed class RefusalSymptoms : ISymptomDetector
{
    public IEnumerable<Symptom> Detect(IncidentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var refusal in model.Refusals)
        {
            if (refusal.Blamed is not Deployment deployment || WorkloadSymptoms.Of(model, deployment, context.Scope) is null)
            {
                yield return new Symptom
                {
                    Text = $"the API server refuses its pods (FailedCreate); missing: {Counts.Pods(refusal.Missing)}",
                    Object = model.Reference(refusal.Blamed),
                };
            }
        }
    }

    public bool CanJudge(IncidentContext context) => context.Feature<ClusterModel>() is not null;
}
