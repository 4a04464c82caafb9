using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>
/// A process has used up what its operating system lets it have: open files and connections (taxonomy row 57), or local ports (row 72). It leaks
/// them, or its limit is too low.
/// </summary>
internal sealed class SystemLimitRule : IDiagnosticRule
{
    private static readonly Limit[] s_limits =
    [
        new(CrashCauses.FileDescriptors, new("log.files.too-many-open"), "too many open files", "runs out of file descriptors: too many open files",
            "it may open no more files or connections (too many open files, EMFILE): a leak, or a limit that is too low"),
        new(CrashCauses.EphemeralPorts, new("log.ports.exhausted"), "cannot assign requested address", "runs out of local ports: cannot assign requested address",
            "no local port is left for another connection (cannot assign requested address, EADDRNOTAVAIL): it opens more than it closes"),
    ];

    public string Name => "container-system-limit";

    public IReadOnlyList<CauseDescription> Causes { get; } = [.. s_limits.Select(limit => limit.Cause)];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash))
        {
            foreach (var limit in s_limits)
            {
                if (evidence.FindClearSighting(limit.Sighting) is { } found)
                {
                    yield return Describe(evidence, limit, found);
                }
            }
        }
    }

    private static Finding Describe(WorkloadEvidence evidence, Limit limit, SeenInLog found)
    {
        var checks = new CheckList(evidence.Model);
        CrashChecks.AddSymptom(checks, evidence, 0.6);
        CrashChecks.AddSighting(checks, found, 0.85, limit.Words);
        CrashChecks.AddOwnEnd(checks, evidence);
        RolloutChecks.AddRelease(checks, evidence, "crash");
        var container = evidence.First.Container!.Name;
        return new Finding
        {
            Cause = limit.Cause.Code,
            Object = evidence.Target,
            Title = $"Container {container} of {evidence.Blamed.Name} {limit.Consequence}",
            Summary = $"Container {container} of {evidence.Name} crashes ({CrashText.State(evidence.First)}) because {limit.Why}.",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = evidence.UndoOrReplace(),
        };
    }

    /// <summary>One kind of limit.</summary>
    /// <param name="Cause">What it is called.</param>
    /// <param name="Sighting">What logs say of it.</param>
    /// <param name="Words">The words of the log.</param>
    /// <param name="Consequence">What happens, for a title.</param>
    /// <param name="Why">The same at length.</param>
    private sealed record Limit(CauseDescription Cause, CauseCode Sighting, string Words, string Consequence, string Why);
}
