using Autoheal.Verification;

namespace Autoheal.Planning;

/// <summary>One part of an action that can be carried out before the rest; hashed with the plan. Lists are copied.</summary>
public sealed record PlannedStage
{
    /// <summary>Gets what is then, for people: <c>3 replicas</c>.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets the keyed digest of target uid and guarded values that the stage leaves.</summary>
    public required string ResultFingerprint { get; init; }

    /// <summary>Gets what must have become true before the next stage; empty when nothing shows it.</summary>
    public IReadOnlyList<PredicateSpec> Settled { get; init => field = Frozen.Copy(value); } = [];
}
