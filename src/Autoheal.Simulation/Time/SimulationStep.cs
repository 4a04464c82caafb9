namespace Autoheal.Simulation.Time;

/// <summary>One step of a <see cref="SimulationPump"/>: a continuation that was dequeued, or a timer that fired.</summary>
/// <param name="Number">Steps are numbered from 1 over the pump's life.</param>
/// <param name="At">The virtual time of the step.</param>
/// <param name="Process">The process that runs it, or null for the simulation itself.</param>
public readonly record struct SimulationStep(long Number, DateTimeOffset At, string? Process);
