using Autoheal.Reasoning;

namespace Autoheal.Planning;

/// <summary>What an action is asked to prepare.</summary>
public sealed record PreparationRequest
{
    /// <summary>Gets the suggested action, target and parameters.</summary>
    public required ActionProposal Proposal { get; init; }

    /// <summary>Gets the cause that the action is to remove.</summary>
    public required CauseCode Cause { get; init; }

    /// <summary>Gets the object that the cause is blamed on.</summary>
    public required Incidents.ResourceRef CauseObject { get; init; }
}
