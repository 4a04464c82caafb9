using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>The network as a process in a pod meets it.</summary>
internal interface IPodNetwork
{
    /// <summary>Looks a name up; the connection has no port, and is open when there is an address.</summary>
    Connection Resolve(StoredObject pod, string host);

    /// <summary>Tries to connect by TCP.</summary>
    Connection Connect(StoredObject pod, string host, int port);
}
