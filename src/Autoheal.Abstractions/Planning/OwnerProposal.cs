namespace Autoheal.Planning;

/// <summary>Something else owns the target (a GitOps tool, an operator): the repair is proposed there, never fought over here.</summary>
public sealed class OwnerProposal : ActionPreparation
{
    /// <summary>Gets the owner, for instance <c>Argo CD application shop</c>.</summary>
    public required string Owner { get; init; }

    /// <summary>Gets what should be changed at the owner; one sentence.</summary>
    public required string Proposal { get; init; }
}
