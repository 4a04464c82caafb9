namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>What keeps a pod off a node, in the order in which the scheduler looks: it names the first that it meets.</summary>
internal enum Obstacle
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The node is cordoned.</summary>
    Cordoned,

    /// <summary>The node bears the taint of control planes, as it should.</summary>
    ControlPlane,

    /// <summary>The node bears a taint of the node controllers: it is not ready or short of something.</summary>
    Unwell,

    /// <summary>The node bears another taint that the pod does not tolerate.</summary>
    Taint,

    /// <summary>The node's labels or name are not those that the pod wants.</summary>
    Selector,

    /// <summary>A port of the node that the pod wants is taken.</summary>
    HostPort,

    /// <summary>Too little CPU is left.</summary>
    Cpu,

    /// <summary>Too little memory is left.</summary>
    Memory,

    /// <summary>Too little of something else is left, such as GPUs or local storage.</summary>
    OtherResource,

    /// <summary>The node runs as many pods as it may.</summary>
    PodCount,

    /// <summary>A volume cannot be had there; other rules know why.</summary>
    Volume,

    /// <summary>The pod would break its topology spread constraints.</summary>
    Spread,

    /// <summary>A pod is there that the pod must not share the place with.</summary>
    AntiAffinity,

    /// <summary>No pod is there that the pod must share the place with.</summary>
    Affinity,
}
