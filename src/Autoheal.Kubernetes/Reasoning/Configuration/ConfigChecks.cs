using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Configuration;

/// <summary>Checks that rules about configuration share.</summary>
internal static class ConfigChecks
{
    /// <summary>That a container cannot be started.</summary>
    public static void AddSymptom(CheckList checks, WorkloadEvidence evidence, double reliability)
    {
        var trouble = evidence.First;
        var subject = trouble.Container is { } container ? $"container {container.Name}" : $"pod {trouble.Pod.Name}";
        checks.Supports(
            reliability,
            $"{subject} in {trouble.Reason}; {Counts.Pods(evidence.Troubles.Count)}",
            checks.Controlled(trouble.Pod, "container.waiting.reason", trouble.Reason, trouble.Since));
    }

    /// <summary>That the kubelet names the same object, and the same key if one is meant.</summary>
    public static void AddKubeletWords(CheckList checks, MissingSource missing)
    {
        if (missing.Named is { } named)
        {
            var key = missing.Reference.Key;
            checks.Supports(
                0.85,
                missing.IsKey ? $"the kubelet misses key {key} in {missing.ObjectText}" : $"the kubelet misses {missing.ObjectText}",
                checks.Untrusted(named.Subject, "kubelet.missing", missing.IsKey ? $"{missing.Reference.Name}/{key}" : missing.Reference.Name, named.Source));
        }
    }

    /// <summary>The ConfigMap that filled the same place in the last good revision; null when it is another kind, unknown or gone.</summary>
    public static ConfigMap? FindOldMap(WorkloadEvidence evidence, ConfigReference reference)
    {
        foreach (var change in evidence.Changes)
        {
            if (change.NewReference == reference && change.OldReference is { Kind: ConfigSourceKind.ConfigMap } old)
            {
                return evidence.Model.ConfigMaps.Find(evidence.Blamed.Namespace, old.Name).Value;
            }
        }

        return null;
    }

    /// <summary>The old reference when what it names is still there, then the whole old revision; nothing when the release changed no reference.</summary>
    public static IReadOnlyList<ActionProposal> Remedies(WorkloadEvidence evidence)
    {
        if (!evidence.MayUndo || evidence.FindChange(change => change.NewReference is not null) is null)
        {
            return [];
        }

        var good = evidence.LastGood!;
        var undo = Reasoning.Remedies.Undo(evidence.Target, good.Number);
        foreach (var change in evidence.Changes)
        {
            if (change is { OldReference: { Kind: ConfigSourceKind.ConfigMap } old, NewReference: not null }
                && !References.IsMissing(evidence.Model, evidence.Blamed.Namespace, old))
            {
                return [Reasoning.Remedies.RestoreReference(evidence.Target, good.Number), undo];
            }
        }

        return [undo];
    }
}
