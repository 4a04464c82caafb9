namespace Autoheal.Simulation.Scenarios;

/// <summary>The rows of the failure taxonomy that no fault stands for, each with its reason.</summary>
internal static class MissingRows
{
    private const string Metrics = "shows in metrics alone; the simulated cluster has no metric store yet";
    private const string Node = "lies in a node's kernel or clock, which the simulated nodes do not have";
    private const string Traces = "shows in traces alone";

    public static IReadOnlyList<MissingRow> All { get; } =
    [
        new(71, "Conntrack full", Node),
        new(76, "Clock drift", Node),
        new(107, "CPU saturation", Metrics),
        new(108, "Network delay of a pod", Traces),
        new(109, "Retry storm", Metrics),
        new(110, "Bad request pattern", Metrics),
        new(111, "Cold cache", Metrics),
        new(112, "Noisy neighbour", Metrics),
        new(114, "API server or etcd slow", Metrics),
        new(115, "API version removed", "is refused where it is applied; nothing of it runs"),
        new(116, "Nothing wrong", "is the scenario healthy"),
    ];
}
