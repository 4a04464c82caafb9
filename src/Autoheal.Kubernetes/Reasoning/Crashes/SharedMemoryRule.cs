using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>A program fills /dev/shm, of which a container has 64 MiB unless a memory volume is mounted there (taxonomy row 33).</summary>
internal sealed class SharedMemoryRule : IDiagnosticRule
{
    private const string Path = "/dev/shm";
    private static readonly CauseCode s_full = new("log.disk.full");

    public string Name => "container-shm-full";

    public IReadOnlyList<CauseDescription> Causes { get; } = [CrashCauses.SharedMemory];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash))
        {
            if (evidence.FindSighting(s_full) is { } found && IsOfSharedMemory(found.Sighting))
            {
                yield return Describe(evidence, found);
            }
        }
    }

    private static bool IsOfSharedMemory(LogSighting sighting)
    {
        foreach (var file in sighting.Dependencies)
        {
            if (file.Kind == LogDependencyKind.File && (file.Name == Path || file.Name.StartsWith(Path + "/", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static Finding Describe(WorkloadEvidence evidence, SeenInLog found)
    {
        var checks = new CheckList(evidence.Model);
        CrashChecks.AddSymptom(checks, evidence, 0.5);
        CrashChecks.AddSighting(checks, found, 0.85, "no space left on device, under /dev/shm");
        var mount = evidence.Spec?.Mounts.FirstOrDefault(each => each.Path == Path);
        checks.Supports(
            0.4,
            mount is null ? "no volume is mounted at /dev/shm: it holds 64 MiB" : $"volume {mount.Volume} is mounted at /dev/shm",
            checks.Declared(evidence.Declarer, "container.mount", mount is null ? "none at /dev/shm" : Path));
        CrashChecks.AddOwnEnd(checks, evidence);
        RolloutChecks.AddRelease(checks, evidence, "crash");
        var container = evidence.First.Container!.Name;
        return new Finding
        {
            Cause = CrashCauses.SharedMemory.Code,
            Object = evidence.Target,
            Title = $"Container {container} of {evidence.Blamed.Name} fills /dev/shm: no space left on device",
            Summary = $"Container {container} of {evidence.Name} crashes because shared memory is full (/dev/shm, no space left on device); "
                + (mount is null ? "no memory volume is mounted there, so it has the default of 64 MiB." : "the memory volume there is too small."),
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = evidence.Undo(),
        };
    }
}
