using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Configuration;

/// <summary>Settings that a revision no longer gets because it takes its environment from another ConfigMap than the one before.</summary>
internal sealed class LostKeys
{
    private const int MostNamed = 3;

    private LostKeys(ConfigMap old, ConfigMap @new, IReadOnlyList<string> keys)
    {
        Old = old;
        New = @new;
        Keys = keys;
    }

    public ConfigMap Old { get; }

    public ConfigMap New { get; }

    /// <summary>The keys, in ordinal order.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The keys for people; the first few when there are many.</summary>
    public string Text => string.Join(", ", Keys.Take(MostNamed)) + (Keys.Count > MostNamed ? " …" : "");

    /// <summary>The lost keys of the first reference that lost any; null when none did.</summary>
    public static LostKeys? Find(WorkloadEvidence evidence)
    {
        var maps = evidence.Model.ConfigMaps;
        foreach (var change in evidence.Changes)
        {
            if (change is { OldReference: { Kind: ConfigSourceKind.ConfigMap } old, NewReference: { } current }
                && old.Name != current.Name
                && maps.Find(evidence.Blamed.Namespace, old.Name).Value is { } oldMap
                && maps.Find(evidence.Blamed.Namespace, current.Name).Value is { } newMap
                && Missing(oldMap, newMap, evidence.Template, change.Container) is { Count: > 0 } keys)
            {
                return new LostKeys(oldMap, newMap, keys);
            }
        }

        return null;
    }

    private static List<string> Missing(ConfigMap old, ConfigMap @new, PodTemplate template, string container)
    {
        var keys = new List<string>();
        foreach (var key in old.Keys)
        {
            if (!@new.Keys.Contains(key) && template.FindContainer(container)?.FindEnv(key) is null)
            {
                keys.Add(key);
            }
        }

        keys.Sort(StringComparer.Ordinal);
        return keys;
    }
}
