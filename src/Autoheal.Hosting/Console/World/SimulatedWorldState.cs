namespace Autoheal.Hosting.Console.World;

/// <summary>How a simulated world stands.</summary>
public sealed record SimulatedWorldState
{
    /// <summary>Gets the world's time.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Gets a value indicating whether the clock stands still.</summary>
    public required bool Paused { get; init; }

    /// <summary>Gets how many of the world's seconds pass in a real one.</summary>
    public required double Rate { get; init; }
}
