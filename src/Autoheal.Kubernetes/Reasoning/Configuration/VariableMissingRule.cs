using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Crashes;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Configuration;

/// <summary>
/// A program needs an env variable that nothing sets (taxonomy row 54): its log misses the variable, and neither the container nor what it takes its
/// environment from has it, in any revision. With whatever exit code it ends: a script that only complains ends with 0.
/// </summary>
internal sealed class VariableMissingRule : IDiagnosticRule
{
    public string Name => "config-variable-missing";

    public IReadOnlyList<CauseDescription> Causes { get; } = [ConfigurationCauses.VariableMissing];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash))
        {
            if (evidence.Spec is { } spec && UnsetVariable.Find(evidence, spec) is { } unset)
            {
                yield return Describe(evidence, spec, unset);
            }
        }
    }

    private static Finding Describe(WorkloadEvidence evidence, ContainerSpec spec, UnsetVariable unset)
    {
        var checks = new CheckList(evidence.Model);
        CrashChecks.AddSymptom(checks, evidence, 0.5);

        // An image may bring variables of its own: without the log's word it is no more than a suspicion.
        var isMissed = unset.Lines > 0;
        if (isMissed)
        {
            checks.Supports(
                0.8,
                $"the log misses {unset.Name} ({Counts.Of(unset.Lines, "line")})",
                checks.Untrusted(evidence.First.Pod, "log.setting-missing", $"{unset.Name}, {unset.Lines} lines", "log"));
        }
        else
        {
            checks.NotObserved(0.8, $"whether the log misses {unset.Name}");
        }

        if (unset.IsInScript)
        {
            checks.Supports(
                isMissed ? 0.4 : 0.25, $"the command of container {spec.Name} reads {unset.Name}", checks.Declared(evidence.Declarer, "container.command.variable", unset.Name));
        }

        if (unset.Source is { } source)
        {
            checks.Supports(0.4, $"{unset.Name} comes from {source}, which is optional", checks.Declared(evidence.Declarer, "container.env.optional", $"{unset.Name} from {source}"));
        }
        else if (unset.IsCertain)
        {
            checks.Supports(
                isMissed ? 0.4 : 0.15, $"nothing sets {unset.Name} for container {spec.Name}", checks.Declared(evidence.Declarer, "container.env.absent", unset.Name));
        }
        else
        {
            checks.NotObserved(0.4, $"whether the Secrets and ConfigMaps of its environment set {unset.Name}");
        }

        return new Finding
        {
            Cause = ConfigurationCauses.VariableMissing.Code,
            Object = evidence.Target,
            Title = $"Environment variable {unset.Name} is not set; container {spec.Name} of {evidence.Blamed.Name} ends",
            Summary = $"Container {spec.Name} of {evidence.Name} needs environment variable {unset.Name}, which is undefined: "
                + $"{(unset.Source is { } optional ? $"its optional source {optional} does not hold it" : "nothing in its template sets it")}. "
                + $"It ends again and again ({CrashText.State(evidence.First)}).",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = evidence.Undo(),
        };
    }
}
