using Autoheal.Context;

namespace Autoheal.Reasoning;

/// <summary>A fact as it bears on one hypothesis.</summary>
public sealed record Evidence
{
    /// <summary>Gets the fact's id.</summary>
    public required string FactId { get; init; }

    /// <summary>Gets what it says, one clause.</summary>
    public required string Text { get; init; }

    /// <summary>Gets where the fact was read.</summary>
    public required string Source { get; init; }

    /// <summary>Gets how far it may be believed.</summary>
    public TrustLevel Trust { get; init; }
}
