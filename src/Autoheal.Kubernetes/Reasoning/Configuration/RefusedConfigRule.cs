using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Configuration;

/// <summary>
/// The kubelet refuses a container's configuration (CreateContainerConfigError): because it would run as root though that is forbidden, or for a reason
/// that nothing seen tells.
/// </summary>
internal sealed class RefusedConfigRule : IDiagnosticRule
{
    public string Name => "config-refused";

    public IReadOnlyList<CauseDescription> Causes { get; } = [ConfigurationCauses.RunsAsRoot, ConfigurationCauses.Refused];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Config))
        {
            if (evidence.First.Container is { } container)
            {
                yield return Describe(evidence, container, IsRootRefused(evidence, container));
            }
        }
    }

    private static bool IsRootRefused(WorkloadEvidence evidence, ContainerStatus container) =>
        container.Current.Message.ContainsAny("runAsNonRoot", "run as root", "non-root")
        && (evidence.Spec?.Security.RunAsNonRoot ?? evidence.Template.Security.RunAsNonRoot ?? evidence.First.Pod.Template.Security.RunAsNonRoot) == true;

    private static Finding Describe(WorkloadEvidence evidence, ContainerStatus container, bool asRoot)
    {
        var checks = new CheckList(evidence.Model);
        ConfigChecks.AddSymptom(checks, evidence, 0.6);
        if (asRoot)
        {
            checks.Supports(0.6, "runAsNonRoot is set", checks.Declared(evidence.Declarer, "securityContext.runAsNonRoot", "true"));
            checks.Supports(
                0.7, "the kubelet says that the container would run as root", checks.Untrusted(evidence.First.Pod, "kubelet.refused", "run as root", "api"));
        }

        RolloutChecks.AddRelease(checks, evidence, "failure");
        return new Finding
        {
            Cause = (asRoot ? ConfigurationCauses.RunsAsRoot : ConfigurationCauses.Refused).Code,
            Object = evidence.Target,
            Title = asRoot
                ? $"Container {container.Name} would run as root, which runAsNonRoot forbids"
                : $"Container {container.Name} of {evidence.Blamed.Name} cannot be configured: {evidence.First.Reason}",
            Summary = asRoot
                ? $"Image {evidence.Spec?.Image ?? "unknown"} of container {container.Name} in {evidence.Name} runs as root, and its securityContext sets runAsNonRoot "
                    + $"({evidence.First.Reason})."
                : $"The kubelet cannot put together the configuration of container {container.Name} in {evidence.Name} ({evidence.First.Reason}): "
                    + "a ConfigMap, Secret or key, or a security setting.",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = evidence.Undo(),
        };
    }
}
