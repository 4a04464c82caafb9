using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Metrics;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>A program ends because its volume is full (taxonomy row 32): no space left under a path where one is mounted.</summary>
internal sealed class VolumeFullRule : IDiagnosticRule
{
    private const string SharedMemory = "/dev/shm";
    private static readonly CauseCode s_full = new("log.disk.full");

    public string Name => "volume-full";

    public IReadOnlyList<CauseDescription> Causes { get; } = [MetricCauses.VolumeFilling];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Logs.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash))
        {
            if (evidence.FindClearSighting(s_full) is { } found && SightedMount.Find(evidence, found) is { } mount && mount.Path != SharedMemory)
            {
                yield return Describe(evidence, found, mount);
            }
        }
    }

    private static Finding Describe(WorkloadEvidence evidence, SeenInLog found, VolumeMount mount)
    {
        var checks = new CheckList(evidence.Model);
        CrashChecks.AddSymptom(checks, evidence, 0.5);
        CrashChecks.AddSighting(checks, found, 0.85, "no space left on device");
        checks.Supports(0.4, $"volume {mount.Volume} is mounted at {mount.Path}", checks.Declared(evidence.Declarer, "container.mount", mount.Path));
        CrashChecks.AddOwnEnd(checks, evidence);
        RolloutChecks.AddRelease(checks, evidence, "crash");
        var container = evidence.First.Container!.Name;
        var volume = evidence.First.Pod.Template.Volumes.FirstOrDefault(each => each.Name == mount.Volume) is { ClaimName.Length: > 0 } claimed
            ? $"PersistentVolumeClaim {claimed.ClaimName}" : $"volume {mount.Volume}";
        return new Finding
        {
            Cause = MetricCauses.VolumeFilling.Code,
            Object = evidence.Target,
            Title = $"The volume of {evidence.Blamed.Name} at {mount.Path} is full: no space left on device",
            Summary = $"Container {container} of {evidence.Name} crashes ({CrashText.State(evidence.First)}) because {volume}, mounted at {mount.Path}, is full "
                + "(disk full, no space left on device).",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
        };
    }
}
