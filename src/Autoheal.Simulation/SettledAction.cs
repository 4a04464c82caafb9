using Autoheal.Incidents;
using Autoheal.Verification;

namespace Autoheal.Simulation;

/// <summary>One action that was carried out in an incident.</summary>
public sealed record SettledAction
{
    /// <summary>Gets the action's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the object that was changed.</summary>
    public required ResourceRef Target { get; init; }

    /// <summary>Gets what verification concluded.</summary>
    public required VerificationVerdict Verdict { get; init; }

    /// <summary>Gets a value indicating whether it was undone.</summary>
    public required bool Compensated { get; init; }
}
