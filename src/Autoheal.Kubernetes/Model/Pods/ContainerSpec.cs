namespace Autoheal.Kubernetes.Model;

/// <summary>A container as its author declared it, without values. Immutable.</summary>
public sealed class ContainerSpec
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets a value indicating whether it is an init container.</summary>
    public bool Init { get; init; }

    /// <summary>Gets a value indicating whether it is an init container that goes on running beside the others.</summary>
    public bool Sidecar { get; init; }

    /// <summary>Gets the image.</summary>
    public string Image { get; init; } = "";

    /// <summary>Gets when the image is pulled: <c>Always</c>, <c>IfNotPresent</c> or <c>Never</c>; empty when not said.</summary>
    public string PullPolicy { get; init; } = "";

    /// <summary>Gets the first word of the command when it looks like the path of a program; empty when the image's own is run.</summary>
    public string Program { get; init; } = "";

    /// <summary>Gets the number of words of the command and its arguments, which themselves are left behind.</summary>
    public int CommandWords { get; init; }

    /// <summary>
    /// Gets the names of env variables that a script among those words reads and does not set itself, at most 20; words are otherwise left behind.
    /// </summary>
    public IReadOnlyList<string> ScriptVariables { get; init; } = [];

    /// <summary>Gets the hosts that the command of an init container waits for or asks, at most four; empty for other containers.</summary>
    public IReadOnlyList<NetworkAddress> CommandHosts { get; init; } = [];

    /// <summary>Gets the env variables that the template lists, in order; a name that comes twice counts with its last value.</summary>
    public IReadOnlyList<EnvVariable> Env { get; init; } = [];

    /// <summary>Gets the ConfigMaps and Secrets whose keys all become env variables.</summary>
    public IReadOnlyList<ConfigReference> EnvFrom { get; init; } = [];

    /// <summary>Gets the ports that it says it listens on; it may listen on others.</summary>
    public IReadOnlyList<ContainerPort> Ports { get; init; } = [];

    /// <summary>Gets what is set aside for it.</summary>
    public ResourceAmounts Requests { get; init; } = ResourceAmounts.None;

    /// <summary>Gets what it may have at most.</summary>
    public ResourceAmounts Limits { get; init; } = ResourceAmounts.None;

    /// <summary>Gets the memory limit in bytes; null when there is none.</summary>
    public long? MemoryLimit => Limits.Memory?.Whole;

    /// <summary>Gets the check whose failure restarts it; null when there is none.</summary>
    public ProbeSpec? Liveness { get; init; }

    /// <summary>Gets the check whose failure takes it out of Services; null when there is none.</summary>
    public ProbeSpec? Readiness { get; init; }

    /// <summary>Gets the check that holds the others back until it first succeeds; null when there is none.</summary>
    public ProbeSpec? Startup { get; init; }

    /// <summary>Gets the volumes that it sees.</summary>
    public IReadOnlyList<VolumeMount> Mounts { get; init; } = [];

    /// <summary>Gets what it may do to its node.</summary>
    public SecuritySettings Security { get; init; } = SecuritySettings.Unset;

    /// <summary>Gets the longest period of its probes, in seconds; 0 without probes.</summary>
    public int ProbePeriodSeconds =>
        Math.Max(Liveness?.PeriodSeconds ?? 0, Math.Max(Readiness?.PeriodSeconds ?? 0, Startup?.PeriodSeconds ?? 0));

    /// <summary>Gets what tells its command and arguments from others.</summary>
    internal ulong CommandDigest { get; init; }

    /// <summary>Gets what tells its probes from others.</summary>
    internal ulong ProbesDigest { get; init; }

    /// <summary>Gets what tells everything that has no property here from others.</summary>
    internal ulong OtherDigest { get; init; }

    /// <summary>An env variable by name, or null; the last one of that name, which is the one that counts.</summary>
    public EnvVariable? FindEnv(string name)
    {
        for (var i = Env.Count - 1; i >= 0; i--)
        {
            if (Env[i].Name == name)
            {
                return Env[i];
            }
        }

        return null;
    }

    /// <summary>What it asks for; what it is limited to when it only says that, as the server defaults it; null when it says neither.</summary>
    public Quantity? RequestOf(string resource) => Requests.Find(resource) ?? Limits.Find(resource);

    /// <summary>Whether a port that a probe or Service names is one that it says it listens on.</summary>
    public bool Declares(PortReference port)
    {
        foreach (var declared in Ports)
        {
            if (port.Name is null ? declared.Number == port.Number : declared.Name == port.Name)
            {
                return true;
            }
        }

        return false;
    }
}
