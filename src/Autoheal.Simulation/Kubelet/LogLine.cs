namespace Autoheal.Simulation.Kubelet;

/// <summary>One line that a container wrote.</summary>
internal readonly record struct LogLine(DateTimeOffset At, string Text);
