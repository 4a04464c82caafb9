namespace Autoheal.Simulation.Storage;

/// <summary>What must still be true of the stored object for a write to happen; null members are not checked.</summary>
internal sealed record Precondition
{
    public string? Uid { get; init; }

    public string? ResourceVersion { get; init; }
}
