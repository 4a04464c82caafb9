namespace Autoheal.Simulation.Teams;

/// <summary>The bot that a simulated Teams knows, and where it listens.</summary>
public sealed record SimulatedTeamsOptions
{
    /// <summary>Gets the bot's app id.</summary>
    public string AppId { get; init; } = "00000000-0000-4000-8000-00000000a001";

    /// <summary>Gets the bot's client secret.</summary>
    public string AppPassword { get; init; } = "simulated-client-secret";

    /// <summary>Gets the tenant that people and bot belong to.</summary>
    public string TenantId { get; init; } = "00000000-0000-4000-8000-00000000b001";

    /// <summary>Gets the port on the loopback address; 0, the default, for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Gets the clock that tokens go by; the real one by default.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
