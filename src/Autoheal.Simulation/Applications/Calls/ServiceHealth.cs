namespace Autoheal.Simulation.Applications.Calls;

/// <summary>What the metrics of one service show: the mean over its processes.</summary>
internal sealed record ServiceHealth(string Namespace, string Service, double ErrorShare, TimeSpan Delay);
