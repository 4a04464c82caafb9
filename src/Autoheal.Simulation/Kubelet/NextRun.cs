namespace Autoheal.Simulation.Kubelet;

/// <summary>A point at which a program looks around and decides how it goes on.</summary>
/// <param name="After">When, counted from the start of the process.</param>
/// <param name="Decide">What it will do from there on.</param>
internal sealed record NextRun(TimeSpan After, Func<ContainerRun> Decide);
