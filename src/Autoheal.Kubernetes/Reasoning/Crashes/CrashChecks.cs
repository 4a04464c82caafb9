using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>Checks that every rule about crashing containers makes.</summary>
internal static class CrashChecks
{
    /// <summary>That a container crashes, by its state and exit code.</summary>
    public static void AddSymptom(CheckList checks, WorkloadEvidence evidence, double reliability)
    {
        var trouble = evidence.First;
        var container = trouble.Container!;
        var exit = container.LastEnd is { } end ? $"exit {end.ExitCode}" : "no exit code";
        var state = $"{trouble.Reason}, {exit}, {Counts.Of(container.RestartCount, "restart")}";
        checks.Supports(
            reliability,
            $"container {container.Name} in {state}; {Counts.Pods(evidence.Troubles.Count)}",
            checks.Controlled(trouble.Pod, "container.state", state, trouble.Since));
    }

    /// <summary>How the container ended, for causes that show in the way of its end.</summary>
    public static void AddExit(CheckList checks, WorkloadEvidence evidence, double reliability, string meaning)
    {
        if (evidence.First.Container?.LastEnd is { } end)
        {
            checks.Supports(
                reliability,
                $"exit code {end.ExitCode}: {meaning}",
                checks.Controlled(evidence.First.Pod, "container.exit-code", $"{end.ExitCode}", end.FinishedAt));
        }
    }

    /// <summary>That the program ended by itself, as one does that cannot go on; nothing is said of one that was ended.</summary>
    public static void AddOwnEnd(CheckList checks, WorkloadEvidence evidence)
    {
        if (evidence.First.Container?.LastEnd is { ExitCode: not (0 or 137 or 143) })
        {
            AddExit(checks, evidence, 0.2, "the program ended by itself");
        }
    }

    /// <summary>
    /// Whether the log names a setting that the rollout took away or changed. The line is untrusted; the name comes from the revisions, so
    /// it can only strengthen what they already say.
    /// </summary>
    public static void AddLogs(CheckList checks, WorkloadEvidence evidence)
    {
        var touched = new List<string>();
        foreach (var change in evidence.Changes)
        {
            touched.Add(change.Name);
            touched.Add(change.OldReference?.Key ?? "");
        }

        AddLogs(checks, evidence, touched, "which the rollout touched");
    }

    /// <summary>Whether the log names one of these settings as missing.</summary>
    public static bool AddLogs(CheckList checks, WorkloadEvidence evidence, IReadOnlyList<string> settings, string what)
    {
        foreach (var trouble in evidence.Troubles)
        {
            foreach (var signature in evidence.Model.LogsOf(trouble.Pod, trouble.Container!.Name)?.Signatures ?? [])
            {
                if (signature.Kind == LogSignatureKind.RequiredSettingMissing && settings.Contains(signature.Setting))
                {
                    checks.Supports(
                        0.65,
                        $"the log misses {signature.Setting}, {what} ({Counts.Of(signature.Lines, "line")})",
                        checks.Untrusted(trouble.Pod, "log.setting-missing", $"{signature.Setting}, {signature.Lines} lines", "log"));
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>That the log of a crashing container speaks of a cause: not enough alone, but the container is seen to be ill.</summary>
    public static void AddSighting(CheckList checks, SeenInLog found, double reliability, string words) =>
        checks.Supports(
            reliability,
            $"the log says: {words} ({Counts.Of(found.Sighting.Count, "line")})",
            checks.Untrusted(found.Trouble.Pod, "log.sighting", $"{found.Sighting.Cause.Value}, {found.Sighting.Count} lines", "log"));
}
