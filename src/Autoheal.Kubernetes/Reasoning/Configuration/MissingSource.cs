using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Configuration;

/// <summary>
/// A ConfigMap, Secret or key that a template needs and that is missing: known to be absent, named by the kubelet, or the only one of which nothing is
/// known. What the kubelet names counts only when the template names it, too.
/// </summary>
internal sealed class MissingSource
{
    private MissingSource(ConfigReference reference, bool isKey, bool isAbsent, string whyUnknown, (ClusterObject Subject, string Source)? named)
    {
        Reference = reference;
        IsKey = isKey;
        IsAbsent = isAbsent;
        WhyUnknown = whyUnknown;
        Named = named;
    }

    public ConfigReference Reference { get; }

    /// <summary>Gets whether the object is there and the key in it is not.</summary>
    public bool IsKey { get; }

    /// <summary>Gets whether the cluster is known not to have it.</summary>
    public bool IsAbsent { get; }

    /// <summary>Gets why nothing is known; empty when something is.</summary>
    public string WhyUnknown { get; }

    /// <summary>Gets who says that it is missing: a pod's status or an event; null when nobody does.</summary>
    public (ClusterObject Subject, string Source)? Named { get; }

    /// <summary>The kind and name of the object, without key.</summary>
    public string ObjectText => $"{Reference.Kind} {Reference.Name}";

    /// <summary>What is missing in a pod that waits for it; null when nothing speaks of anything.</summary>
    public static MissingSource? Find(WorkloadEvidence evidence)
    {
        MissingSource? best = null;
        var unknown = 0;
        foreach (var reference in ReferencesOf(evidence))
        {
            if (!reference.Optional && IsOfTrouble(evidence, reference) && Examine(evidence, reference) is { } missing)
            {
                unknown += missing.Weight == 0 ? 1 : 0;
                best = best is null || missing.Weight > best.Weight ? missing : best;
            }
        }

        // Of several of which nothing is known, none can be picked; a pod that only has not started yet need not miss any.
        return best is { Weight: 0 } && (unknown > 1 || evidence.First.Kind != TroubleKind.Config) ? null : best;
    }

    private int Weight => (IsAbsent ? 2 : 0) + (Named is null ? 0 : 1);

    private static IEnumerable<ConfigReference> ReferencesOf(WorkloadEvidence evidence)
    {
        var (current, own) = (evidence.Template.References, evidence.First.Pod.Template.References);
        return ReferenceEquals(current, own) ? own : own.Concat(current.Except(own));
    }

    private static bool IsOfTrouble(WorkloadEvidence evidence, ConfigReference reference) =>
        evidence.First.Container is { } container ? reference.Container == container.Name : reference.Container.Length == 0;

    private static MissingSource? Examine(WorkloadEvidence evidence, ConfigReference reference)
    {
        var model = evidence.Model;
        var place = evidence.Blamed.Namespace;
        if (reference.Kind == ConfigSourceKind.ConfigMap)
        {
            var map = model.ConfigMaps.Find(place, reference.Name);
            var lacksKey = map.Value is { } found && reference.Key.Length > 0 && !found.Keys.Contains(reference.Key);
            return map.IsFound && !lacksKey ? null : Make(evidence, reference, lacksKey, map.IsAbsent || lacksKey, map.NotObservedReason ?? "");
        }

        var secret = model.Secrets.Find(place, reference.Name);
        var missing = Make(evidence, reference, secret.IsFound, secret.IsAbsent, secret.NotObservedReason ?? "Secrets' keys are never read");
        return secret.IsFound && missing.Named is null ? null : missing;
    }

    private static MissingSource Make(WorkloadEvidence evidence, ConfigReference reference, bool isKey, bool isAbsent, string whyUnknown)
    {
        var (named, key) = FindNamed(evidence, reference, isKey && isAbsent);
        return new MissingSource(reference, isKey && isAbsent || key, isAbsent, whyUnknown, named);
    }

    /// <summary>Who says that it is missing, and whether only the key is said to be.</summary>
    private static ((ClusterObject, string)? Named, bool Key) FindNamed(WorkloadEvidence evidence, ConfigReference reference, bool mustBeKey)
    {
        foreach (var trouble in evidence.Troubles)
        {
            if (trouble.Container is { } container && container.Current.MissingObject == reference.Name
                && IsMeant(container.Current.MissingKey, reference, mustBeKey))
            {
                return ((trouble.Pod, "api"), container.Current.MissingKey.Length > 0);
            }
        }

        foreach (var trouble in evidence.Troubles)
        {
            foreach (var seen in evidence.Model.EventsAbout(trouble.Pod))
            {
                if (seen.MissingObject == reference.Name && seen.Reason is "Failed" or "FailedMount" && seen.MissingObject == reference.Name
                    && IsMeant(seen.MissingKey, reference, mustBeKey))
                {
                    return ((seen, "event"), seen.MissingKey.Length > 0);
                }
            }
        }

        return (null, false);
    }

    private static bool IsMeant(string key, ConfigReference reference, bool mustBeKey) => key.Length == 0 ? !mustBeKey : key == reference.Key;
}
