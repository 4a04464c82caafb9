namespace Autoheal.Planning;

/// <summary>How an action is undone, or why it is not.</summary>
public sealed record Compensation
{
    /// <summary>Gets a value indicating whether the guarded fields can be restored exactly.</summary>
    public required bool Available { get; init; }

    /// <summary>Gets what undoing does, or the reason why there is none.</summary>
    public required string Description { get; init; }

    /// <summary>
    /// Gets a value indicating whether undoing replaces running pods; such a compensation is only run when the action did harm.
    /// </summary>
    public bool Disturbs { get; init; } = true;
}
