using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>Checks that every rule about crashing containers makes.</summary>
internal static class CrashChecks
{
    /// <summary>That a container crashes, by its state and exit code.</summary>
    public static void AddSymptom(CheckList checks, RolloutEvidence evidence, double reliability)
    {
        var trouble = evidence.Troubles[0];
        var container = trouble.Container!;
        var exit = container.LastEnd is { } end ? $"exit {end.ExitCode}" : "no exit code";
        var state = $"{trouble.Reason}, {exit}, {Counts.Of(container.RestartCount, "restart")}";
        checks.Supports(
            reliability,
            $"container {container.Name} in {state}; {Counts.Pods(evidence.Troubles.Count)}",
            checks.Controlled(trouble.Pod, "container.state", state, trouble.Since));
    }

    /// <summary>
    /// Whether the log names a setting that the rollout took away or changed. The line is untrusted; the name comes from the revisions, so
    /// it can only strengthen what they already say.
    /// </summary>
    public static void AddLogs(CheckList checks, ClusterModel model, RolloutEvidence evidence)
    {
        var touched = new List<string>();
        foreach (var change in evidence.Changes)
        {
            touched.Add(change.Name);
            touched.Add(change.OldReference?.Key ?? "");
        }

        AddLogs(checks, model, evidence, touched, "which the rollout touched");
    }

    /// <summary>Whether the log names one of these settings as missing.</summary>
    public static void AddLogs(CheckList checks, ClusterModel model, RolloutEvidence evidence, IReadOnlyList<string> settings, string what)
    {
        foreach (var trouble in evidence.Troubles)
        {
            foreach (var signature in model.LogsOf(trouble.Pod, trouble.Container!.Name)?.Signatures ?? [])
            {
                if (signature.Kind == LogSignatureKind.RequiredSettingMissing && settings.Contains(signature.Setting))
                {
                    checks.Supports(
                        0.65,
                        $"the log misses {signature.Setting}, {what} ({Counts.Of(signature.Lines, "line")})",
                        checks.Untrusted(trouble.Pod, "log.setting-missing", $"{signature.Setting}, {signature.Lines} lines", "log"));
                    return;
                }
            }
        }
    }
}
