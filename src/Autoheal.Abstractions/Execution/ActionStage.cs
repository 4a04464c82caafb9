using Autoheal.Planning;
using Autoheal.Verification;

namespace Autoheal.Execution;

/// <summary>A state of the target on the way from before an action to after it. Immutable.</summary>
public sealed class ActionStage
{
    /// <summary>Gets the guarded values that the stage leaves.</summary>
    public required GuardSet After { get; init; }

    /// <summary>Gets what is then, for people, in at most 60 characters: <c>3 replicas</c>.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets what must become true before the next stage may begin; harm ends the action in any case.</summary>
    public IReadOnlyList<PredicateSpec> Settled { get; init; } = [];
}
