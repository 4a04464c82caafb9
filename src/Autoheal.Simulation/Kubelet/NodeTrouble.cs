namespace Autoheal.Simulation.Kubelet;

/// <summary>Something that is wrong with a node itself, outside of the API.</summary>
internal enum NodeTrouble
{
    /// <summary>The kubelet does not run: nobody reports, starts or stops anything; what runs goes on running.</summary>
    KubeletStopped,

    /// <summary>The machine is off: as <see cref="KubeletStopped"/>, and nothing runs.</summary>
    PoweredOff,

    /// <summary>The node is cut off: as <see cref="KubeletStopped"/>, and its pods and the others cannot reach each other.</summary>
    Partitioned,

    /// <summary>containerd does not answer.</summary>
    RuntimeStopped,

    /// <summary>The network plugin has no address left for another pod.</summary>
    NoPodAddresses,

    /// <summary>The network plugin fails for every new pod.</summary>
    NetworkPluginFailed,

    /// <summary>Memory runs short.</summary>
    MemoryShort,

    /// <summary>The disk fills.</summary>
    DiskShort,

    /// <summary>The disk fails: its filesystem can only be read any more.</summary>
    DiskReadOnly,

    /// <summary>Process ids run short.</summary>
    ProcessIdsShort,

    /// <summary>The node has lost the rules by which Services lead to pods.</summary>
    ServiceRulesLost,

    /// <summary>Packets from and to the node's pods are delayed and lost.</summary>
    PacketLoss,
}
