namespace Autoheal.Kubernetes.Model;

/// <summary>What a pod or container asks for in matters of security; null where it leaves the question to others. Immutable; compared by value.</summary>
public sealed record SecuritySettings
{
    /// <summary>Gets the settings that leave every question open.</summary>
    public static SecuritySettings Unset { get; } = new();

    /// <summary>Gets whether it may do whatever the node's root may.</summary>
    public bool? Privileged { get; init; }

    /// <summary>Gets whether programs in it may gain rights.</summary>
    public bool? AllowPrivilegeEscalation { get; init; }

    /// <summary>Gets whether it is refused to run as root.</summary>
    public bool? RunAsNonRoot { get; init; }

    /// <summary>Gets the user that it runs as.</summary>
    public long? RunAsUser { get; init; }

    /// <summary>Gets the group that it runs as.</summary>
    public long? RunAsGroup { get; init; }

    /// <summary>Gets the group that volumes belong to; of pods only.</summary>
    public long? FsGroup { get; init; }

    /// <summary>Gets whether its root file system may only be read.</summary>
    public bool? ReadOnlyRoot { get; init; }

    /// <summary>Gets the seccomp profile's type; empty when not said.</summary>
    public string Seccomp { get; init; } = "";

    /// <summary>Gets the capabilities that are added, joined by commas.</summary>
    public string Added { get; init; } = "";

    /// <summary>Gets the capabilities that are dropped, joined by commas.</summary>
    public string Dropped { get; init; } = "";

    /// <summary>Gets a value indicating whether it shares the node's network; of pods only.</summary>
    public bool HostNetwork { get; init; }

    /// <summary>Gets a value indicating whether it shares the node's processes or their memory; of pods only.</summary>
    public bool HostProcesses { get; init; }
}
