namespace Autoheal.Simulation.Kubelet;

/// <summary>What a container uses at one moment: CPU in thousandths of a core, working set in bytes.</summary>
internal sealed record ContainerUsage(long MilliCpu, long MemoryBytes);
