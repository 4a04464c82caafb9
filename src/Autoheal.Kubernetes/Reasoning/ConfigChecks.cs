using Autoheal.Incidents;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>Checks that rules about configuration share.</summary>
internal static class ConfigChecks
{
    /// <summary>That a container cannot be started.</summary>
    public static void AddSymptom(CheckList checks, RolloutEvidence evidence, double reliability)
    {
        var trouble = evidence.Troubles[0];
        var subject = trouble.Container is { } container ? $"container {container.Name}" : $"pod {trouble.Pod.Name}";
        checks.Supports(
            reliability,
            $"{subject} in {trouble.Reason}; {Counts.Pods(evidence.Troubles.Count)}",
            checks.Controlled(trouble.Pod, "container.waiting.reason", trouble.Reason, trouble.Since));
    }

    /// <summary>That the kubelet names the same object, and the same key if one is meant.</summary>
    public static void AddKubeletWords(CheckList checks, RolloutEvidence evidence, string name, string key)
    {
        foreach (var trouble in evidence.Troubles)
        {
            if (trouble.Container is { } container && container.Current.MissingObject == name && container.Current.MissingKey == key)
            {
                checks.Supports(
                    0.6,
                    key.Length == 0 ? $"the kubelet misses ConfigMap {name}" : $"the kubelet misses key {key} in ConfigMap {name}",
                    checks.Untrusted(trouble.Pod, "container.waiting.message", key.Length == 0 ? name : $"{name}/{key}", "api"));
                return;
            }
        }
    }

    /// <summary>That the rollout made the template reference what is missing.</summary>
    public static void AddReferenceChange(CheckList checks, RolloutEvidence evidence, ConfigReference reference)
    {
        foreach (var change in evidence.Changes)
        {
            if (change.NewReference == reference)
            {
                checks.Supports(
                    0.15,
                    $"{evidence.CurrentName} against {evidence.LastGoodName}: {change}",
                    checks.Declared(evidence.Current, "template.reference", change.ToString(), evidence.RolledOutAt));
                return;
            }
        }
    }

    /// <summary>The ConfigMap that filled the same place in the last good revision; null when it is another kind, unknown or gone.</summary>
    public static ConfigMap? FindOldMap(ClusterModel model, RolloutEvidence evidence, ConfigReference reference)
    {
        foreach (var change in evidence.Changes)
        {
            if (change.NewReference == reference && change.OldReference is { Kind: ConfigSourceKind.ConfigMap } old)
            {
                return model.ConfigMaps.Find(evidence.Deployment.Namespace, old.Name).Value;
            }
        }

        return null;
    }

    /// <summary>The old reference when what it names is still there, then the whole old revision.</summary>
    public static IReadOnlyList<ActionProposal> Remedies(ClusterModel model, ResourceRef target, RolloutEvidence evidence)
    {
        if (evidence.LastGood is not { } good)
        {
            return [];
        }

        foreach (var change in evidence.Changes)
        {
            if (change is { OldReference: { Kind: ConfigSourceKind.ConfigMap } old, NewReference: not null }
                && !References.IsMissing(model, evidence.Deployment.Namespace, old))
            {
                return [Reasoning.Remedies.RestoreReference(target, good), Reasoning.Remedies.Undo(target, good)];
            }
        }

        return [Reasoning.Remedies.Undo(target, good)];
    }
}
