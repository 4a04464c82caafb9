using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Why the runtime cannot make a pod's sandbox, in containerd's words.</summary>
internal static class SandboxRefusal
{
    /// <summary>Below this the sandbox's own process does not fit into the pod's limit.</summary>
    private const long LeastPodMemory = 2 * 1024 * 1024;

    /// <summary>The reason; null when the sandbox can be made.</summary>
    public static string? Of(PodWorker pod, SeededRandom random)
    {
        if (pod.Node.Has(NodeTrouble.RuntimeStopped))
            return "rpc error: code = Unavailable desc = connection error: desc = \"transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: connection refused\"";
        if (pod.Node.Has(NodeTrouble.DiskReadOnly))
            return $"rpc error: code = Unknown desc = failed to create sandbox root directory \"/var/lib/containerd/io.containerd.grpc.v1.cri/sandboxes/{random.NextHex(64)}\": read-only file system";
        if (PodMemoryLimit(pod) < LeastPodMemory)
            return "rpc error: code = Unknown desc = failed to start sandbox: " + StartRefusal.MemoryTooLow;
        if (pod.Current.Spec.Flag("hostNetwork") == true)
            return null;
        var network = $"rpc error: code = Unknown desc = failed to setup network for sandbox \"{random.NextHex(64)}\": plugin type=\"bridge\" failed (add): ";
        if (pod.Node.Has(NodeTrouble.NoPodAddresses))
            return $"{network}failed to allocate for range 0: no IP addresses available in range set: {pod.Node.AddressRange}";
        return pod.Node.Has(NodeTrouble.NetworkPluginFailed) ? $"{network}failed to set bridge addr: \"cni0\" already has an IP address different from {pod.Node.AddressRange[..^4]}/24" : null;
    }

    /// <summary>The pod's own limit: the sum of its containers', when each has one.</summary>
    private static long? PodMemoryLimit(PodWorker pod)
    {
        var sum = 0L;
        foreach (var container in pod.Current.Spec.Array("containers") ?? [])
        {
            if (container.Object("resources").Object("limits").Text("memory") is not { } limit)
                return null;
            sum += ResourceQuantity.Units(limit);
        }

        return sum;
    }
}
