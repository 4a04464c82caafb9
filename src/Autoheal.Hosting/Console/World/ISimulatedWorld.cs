using Autoheal.Diagnostics;

namespace Autoheal.Hosting.Console.World;

/// <summary>
/// The simulated world that a host for trials works on: what the console's page of controls can do with it. A host that registers none, as every real
/// one, has no such page. Thread-safe.
/// </summary>
public interface ISimulatedWorld
{
    /// <summary>Gets how the world stands.</summary>
    SimulatedWorldState State { get; }

    /// <summary>Gets what can be made to go wrong.</summary>
    IReadOnlyList<SimulatedFault> Faults { get; }

    /// <summary>Gets what it can happen to, each as <c>namespace/name</c>.</summary>
    IReadOnlyList<string> Targets { get; }

    /// <summary>Makes something go wrong.</summary>
    /// <param name="fault">The name of one of <see cref="Faults"/>.</param>
    /// <param name="target">One of <see cref="Targets"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AutohealException">The world does not have it, or it cannot happen there; the message says why, to people.</exception>
    ValueTask InjectAsync(string fault, string target, CancellationToken cancellationToken = default);

    /// <summary>Stops the world's clock; what people do goes on.</summary>
    ValueTask PauseAsync(CancellationToken cancellationToken = default);

    /// <summary>Lets the clock run again.</summary>
    ValueTask ResumeAsync(CancellationToken cancellationToken = default);

    /// <summary>Lets time pass at once, running or not.</summary>
    /// <param name="span">1 second to 1 hour.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask AdvanceAsync(TimeSpan span, CancellationToken cancellationToken = default);
}
