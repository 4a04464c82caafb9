namespace Autoheal.Catalogue;

/// <summary>
/// Everything that the catalogue, policy and people must know about an action before it runs. A catalogue with two actions of one
/// name, or with an incomplete descriptor, refuses to start.
/// </summary>
public sealed record ActionDescriptor
{
    /// <summary>Gets the name: lower-case words joined by hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the version of the action's behaviour, from 1; part of the plan hash.</summary>
    public required int Version { get; init; }

    /// <summary>Gets what it does, one sentence.</summary>
    public required string Description { get; init; }

    /// <summary>Gets the risk; an action that does not say is <see cref="ActionRisk.Destructive"/>.</summary>
    public ActionRisk Risk { get; init; }

    /// <summary>Gets whether it can be undone.</summary>
    public Reversibility Reversibility { get; init; }

    /// <summary>Gets what makes a second try harmless.</summary>
    public IdempotencyStrategy Idempotency { get; init; }

    /// <summary>Gets the kinds of object that it acts on.</summary>
    public required IReadOnlyList<string> TargetKinds { get; init; }

    /// <summary>Gets the parameters.</summary>
    public IReadOnlyList<ActionParameter> Parameters { get; init; } = [];

    /// <summary>Gets the permissions that reading and preparing need.</summary>
    public required IReadOnlyList<ActionPermission> ReadPermissions { get; init; }

    /// <summary>Gets the permissions that executing needs.</summary>
    public required IReadOnlyList<ActionPermission> WritePermissions { get; init; }

    /// <summary>Gets the preconditions that the code checks, one clause each, for people to read.</summary>
    public required IReadOnlyList<string> Preconditions { get; init; }

    /// <summary>Gets the target's fields that it reads or writes, as JSON pointers.</summary>
    public required IReadOnlyList<string> GuardedFields { get; init; }

    /// <summary>
    /// Gets which of the guarded fields it changes; empty when it changes none, as an action that removes or makes objects does.
    /// Admission rules that fence the acting identity in are made from this.
    /// </summary>
    public IReadOnlyList<string> WrittenFields { get; init; } = [];

    /// <summary>Gets why there is no compensation; required unless <see cref="Reversibility"/> is exact.</summary>
    public string? NoCompensationReason { get; init; }
}
