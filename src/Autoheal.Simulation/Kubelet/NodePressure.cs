namespace Autoheal.Simulation.Kubelet;

/// <summary>A resource that runs short on a node, with the figures that evictions quote.</summary>
internal sealed record NodePressure(string Resource, string Threshold, string Available)
{
    public static NodePressure Memory { get; } = new("memory", "100Mi", "87652Ki");

    public static NodePressure Disk { get; } = new("ephemeral-storage", "10Gi", "9437184Ki");

    public static NodePressure ProcessIds { get; } = new("pids", "1638", "1102");
}
