using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>What a pod takes of the node it is on, read once.</summary>
internal sealed class PodDemand
{
    // What a pod that asks for nothing counts as when nodes are compared, so that such pods are spread, too.
    private const long AssumedMilliCpu = 100;
    private const long AssumedMemory = 200L << 20;

    private PodDemand(StoredObject pod)
    {
        Key = ObjectKey.Of(pod);
        Uid = pod.Uid;
        Requests = ResourceAmounts.RequestedBy(pod);
        Priority = pod.Spec.Number("priority") ?? 0;
        HostPorts = ReadPorts(pod);
        AntiAffinity = AffinityTerm.Required(pod, "podAntiAffinity");
    }

    public ObjectKey Key { get; }

    public string Uid { get; }

    public ResourceAmounts Requests { get; }

    public long Priority { get; }

    public IReadOnlyList<HostPort> HostPorts { get; }

    /// <summary>The pods that this one does not want near it.</summary>
    public IReadOnlyList<AffinityTerm> AntiAffinity { get; }

    /// <summary>The requests with a small amount where there are none.</summary>
    public ResourceAmounts Assumed => Requests with
    {
        MilliCpu = Requests.MilliCpu == 0 ? AssumedMilliCpu : Requests.MilliCpu,
        Memory = Requests.Memory == 0 ? AssumedMemory : Requests.Memory,
    };

    public static PodDemand Of(StoredObject pod) => new(pod);

    private static IReadOnlyList<HostPort> ReadPorts(StoredObject pod)
    {
        List<HostPort>? ports = null;
        foreach (var container in pod.Spec.Array("containers") ?? [])
        {
            foreach (var port in container.Array("ports") ?? [])
            {
                if (port.Number("hostPort") is > 0 and var number)
                    (ports ??= []).Add(new(port.Text("hostIP") is { Length: > 0 } address ? address : "0.0.0.0", port.Text("protocol") ?? "TCP", number));
            }
        }

        return ports is null ? [] : ports;
    }
}
