namespace Autoheal.Simulation.Api.Resources;

/// <summary>One line of a container's output, without its line feed.</summary>
internal readonly record struct LogLine(DateTimeOffset At, string Text);
