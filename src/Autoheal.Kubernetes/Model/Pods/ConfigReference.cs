namespace Autoheal.Kubernetes.Model;

/// <summary>A place in a pod template that names a ConfigMap or Secret. Immutable; compared by value.</summary>
public sealed record ConfigReference
{
    /// <summary>Gets what is referenced.</summary>
    public ConfigSourceKind Kind { get; init; }

    /// <summary>Gets the object's name, in the pod's namespace.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the key; empty when the whole object is taken.</summary>
    public string Key { get; init; } = "";

    /// <summary>Gets a value indicating whether the pod starts without it.</summary>
    public bool Optional { get; init; }

    /// <summary>Gets the container; empty when it is a volume of the pod.</summary>
    public string Container { get; init; } = "";

    /// <summary>Gets the env variable or volume that takes it; empty for <c>envFrom</c>.</summary>
    public string Taker { get; init; } = "";

    /// <summary>Gets a value indicating whether all keys become env variables.</summary>
    public bool AllKeys { get; init; }

    /// <summary>Whether both fill the same place of the template, whatever they name.</summary>
    public bool SamePlaceAs(ConfigReference other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Kind == other.Kind && Container == other.Container && Taker == other.Taker && AllKeys == other.AllKeys;
    }

    /// <summary>The kind, name and key, for instance <c>ConfigMap settings/DB_HOST</c>.</summary>
    public override string ToString() => Key.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Name}/{Key}";
}
