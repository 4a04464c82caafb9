using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>The runtime cannot create or start a container, or a hook of it fails: what is true when no rule knows the reason.</summary>
internal sealed class StartFailureRule : IDiagnosticRule
{
    public string Name => "container-start";

    public IReadOnlyList<CauseDescription> Causes { get; } = [CrashCauses.Start];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.NotStarted))
        {
            if (evidence.First.Container is { } container)
            {
                yield return Describe(evidence, container);
            }
        }
    }

    private static Finding Describe(WorkloadEvidence evidence, ContainerStatus container)
    {
        var checks = new CheckList(evidence.Model);
        CrashChecks.AddSymptom(checks, evidence, 0.7);
        RolloutChecks.AddRelease(checks, evidence, "failure");
        return new Finding
        {
            Cause = CrashCauses.Start.Code,
            Object = evidence.Target,
            Title = $"Container {container.Name} of {evidence.Blamed.Name} cannot be started: {evidence.First.Reason}",
            Summary = $"The runtime does not get container {container.Name} of {evidence.Name} to run: {CrashText.State(evidence.First)}; "
                + $"image {evidence.Spec?.Image ?? "unknown"}.",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = evidence.Undo(),
        };
    }
}
