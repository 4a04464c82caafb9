using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Nodes;

/// <summary>Why the runtime cannot make the sandbox of a pod, as far as it lies with the node: in closed words.</summary>
internal sealed class SandboxFailure
{
    private SandboxFailure(CauseDescription cause, string words)
    {
        Cause = cause;
        Words = words;
    }

    public CauseDescription Cause { get; }

    public string Words { get; }

    private static SandboxFailure Addresses { get; } = new(NodeCauses.PodAddresses, "no IP addresses available for another pod");

    private static SandboxFailure ReadOnly { get; } = new(NodeCauses.DiskError, "read-only file system or I/O error");

    private static SandboxFailure Runtime { get; } = new(NodeCauses.RuntimeDown, "the container runtime does not answer");

    private static SandboxFailure Network { get; } = new(NodeCauses.NetworkPlugin, "the network plugin (CNI) failed to set up the pod's network");

    /// <summary>The failure in an Event's message; null when it lies elsewhere.</summary>
    public static SandboxFailure? Read(UntrustedText text) =>
        text.ContainsAny(
            "no IP addresses available", "failed to assign an IP address", "no available IP", "insufficient IP", "InsufficientFreeAddresses", "IP addresses are exhausted",
            "ran out of IP", "no IPs available", "no addresses available", "no available addresses", "IPs are exhausted", "no allocatable IP", "address pool exhausted", "no free IP", "no more IPs", "Unable to allocate IP") ? Addresses
        : text.ContainsAny("read-only file system", "input/output error") ? ReadOnly
        : text.ContainsAny("containerd.sock", "crio.sock", "docker.sock", "code = Unavailable", "Cannot connect to the Docker daemon") ? Runtime
        : text.ContainsAny(
            "failed to setup network for sandbox", "failed to set up network for sandbox", "networkPlugin cni failed", "plugin type=", "cni plugin", "NetworkPlugin", "network is not ready",
            "error getting ClusterInformation", "cni config", "CNI plugin not initialized", "failed to create pod network sandbox", "add cmd: ") ? Network
        : null;
}
