using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Logs;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>
/// What the log of a container in trouble speaks of, for the text of a cause that the objects carry: it confirms nothing, and decides no rank.
/// </summary>
internal static class CrashWords
{
    private static readonly HashSet<CauseCode> s_causes =
        [.. LogCauses.All.Select(cause => cause.Code).Where(code => code.Value is not ("log.call.slow" or "log.runtime.defect" or "log.request.failed"))];

    /// <summary>The weightiest trouble of the logs in one clause; null when they are silent, or speak of several alike.</summary>
    public static string? Clause(WorkloadEvidence evidence, string container)
    {
        foreach (var trouble in evidence.Troubles)
        {
            if (evidence.Model.LogsOf(trouble.Pod, container) is { } log && Weightiest(log) is { } sighting && SeenInLog.IsClearIn(log, sighting))
            {
                return LogWords.Clause(evidence.Model, evidence.Blamed, sighting, "");
            }
        }

        return null;
    }

    /// <summary>The same as a sentence to add; empty when there is nothing to say.</summary>
    public static string Sentence(WorkloadEvidence evidence, string container) =>
        Clause(evidence, container) is { } clause ? $" Its log says: {clause}." : "";

    private static LogSighting? Weightiest(LogSummary log)
    {
        LogSighting? best = null;
        foreach (var sighting in log.Sightings)
        {
            if (s_causes.Contains(sighting.Cause) && (best is null || sighting.Weight > best.Weight))
            {
                best = sighting;
            }
        }

        return best;
    }
}
