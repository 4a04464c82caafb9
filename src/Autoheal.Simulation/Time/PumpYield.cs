using System.Runtime.CompilerServices;

namespace Autoheal.Simulation.Time;

/// <summary>
/// An awaitable that suspends on a simulation's context and completes at once anywhere else; see <see cref="SimulationPump.Yield"/>.
/// </summary>
public readonly struct PumpYield : ICriticalNotifyCompletion
{
    private static readonly SendOrPostCallback Resume = static continuation => ((Action)continuation!)();

    /// <summary>False only on a pump or one of its processes, where awaiting is a suspension point.</summary>
    public bool IsCompleted => SynchronizationContext.Current is not (SimulationPump or SimulatedProcess);

    /// <summary>Returns itself, as the awaiter pattern asks.</summary>
    public PumpYield GetAwaiter() => this;

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => SynchronizationContext.Current!.Post(Resume, continuation);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => OnCompleted(continuation);

    /// <summary>Ends the await; never fails.</summary>
    public void GetResult()
    {
    }
}
