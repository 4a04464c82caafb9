namespace Autoheal.Planning;

/// <summary>
/// What preparing an action against the live world gave: <see cref="ReadyAction"/>, <see cref="RefusedAction"/> or
/// <see cref="OwnerProposal"/>. Preparing reads only and is repeated right before execution: both must agree.
/// </summary>
public abstract class ActionPreparation
{
    private protected ActionPreparation()
    {
    }
}
