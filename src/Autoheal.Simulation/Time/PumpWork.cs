namespace Autoheal.Simulation.Time;

/// <summary>A callback in the pump's queue. <see cref="Context"/> is what awaits inside it resume on.</summary>
internal readonly record struct PumpWork(SynchronizationContext Context, SimulatedProcess? Process, SendOrPostCallback Callback, object? State);
