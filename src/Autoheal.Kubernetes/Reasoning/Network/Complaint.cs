using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>That the log of a pod complains of something that it calls. Untrusted.</summary>
internal sealed class Complaint
{
    public required ClusterObject Caller { get; init; }

    public required Pod Pod { get; init; }

    public required LogSighting Sighting { get; init; }

    /// <summary>Gets the host that the log names; empty when it names none.</summary>
    public string Host { get; init; } = "";

    /// <summary>Gets what that host means; nothing when it names none.</summary>
    public HostMeaning Meaning { get; init; } = HostMeaning.Elsewhere;

    /// <summary>Gets a value indicating whether the log speaks of little else: one that speaks of everything proves nothing.</summary>
    public bool IsClear { get; init; }

    /// <summary>Whether it is one of the causes.</summary>
    public bool Is(params ReadOnlySpan<string> causes) => causes.Contains(Sighting.Cause.Value);
}
