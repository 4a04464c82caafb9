namespace Autoheal.Kubernetes.Model;

/// <summary>A container as its author declared it, without values. Immutable.</summary>
public sealed class ContainerSpec
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets a value indicating whether it is an init container.</summary>
    public bool Init { get; init; }

    /// <summary>Gets the image.</summary>
    public string Image { get; init; } = "";

    /// <summary>Gets the env variables that the template lists.</summary>
    public IReadOnlyList<EnvVariable> Env { get; init; } = [];

    /// <summary>Gets the ConfigMaps and Secrets whose keys all become env variables.</summary>
    public IReadOnlyList<ConfigReference> EnvFrom { get; init; } = [];

    /// <summary>Gets the memory limit in bytes; null when there is none.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>Gets the longest period of its probes, in seconds; 0 without probes.</summary>
    public int ProbePeriodSeconds { get; init; }

    /// <summary>Gets what tells its command and arguments from others.</summary>
    internal ulong CommandDigest { get; init; }

    /// <summary>Gets what tells its probes from others.</summary>
    internal ulong ProbesDigest { get; init; }

    /// <summary>Gets what tells everything that has no property here from others.</summary>
    internal ulong OtherDigest { get; init; }

    /// <summary>An env variable by name, or null.</summary>
    public EnvVariable? FindEnv(string name)
    {
        foreach (var variable in Env)
        {
            if (variable.Name == name)
            {
                return variable;
            }
        }

        return null;
    }
}
