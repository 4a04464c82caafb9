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
        checks.Supports(
            reliability,
            $"container {container.Name} in {trouble.Reason}, {exit}, {container.RestartCount} restarts; {evidence.Troubles.Count} pods",
            checks.Controlled(trouble.Pod, "container.state", $"{trouble.Reason}, {exit}, {container.RestartCount} restarts", trouble.Since));
    }

    /// <summary>
    /// Whether the log names a setting that the rollout took away or changed. The line is untrusted; the name comes from the revisions, so
    /// it can only strengthen what they already say.
    /// </summary>
    public static void AddLogs(CheckList checks, ClusterModel model, RolloutEvidence evidence)
    {
        foreach (var trouble in evidence.Troubles)
        {
            if (model.LogsOf(trouble.Pod, trouble.Container!.Name)?.Find(LogSignatureKind.RequiredSettingMissing) is { } signature
                && Touches(evidence.Changes, signature.Setting))
            {
                checks.Supports(
                    0.65,
                    $"the log says that {signature.Setting} is missing ({signature.Lines} lines)",
                    checks.Untrusted(trouble.Pod, "log.setting-missing", $"{signature.Setting}, {signature.Lines} lines", "log"));
                return;
            }
        }
    }

    private static bool Touches(IReadOnlyList<TemplateChange> changes, string setting)
    {
        foreach (var change in changes)
        {
            if (change.Name == setting || change.OldReference?.Key == setting)
            {
                return true;
            }
        }

        return false;
    }
}
