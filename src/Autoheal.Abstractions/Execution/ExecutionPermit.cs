using Autoheal.Incidents;
using Autoheal.Planning;

namespace Autoheal.Execution;

/// <summary>
/// The one thing that lets a writer write: once, to one object, from the expected to the desired values. Only the core's action
/// runner makes permits, and only after the intent is durable. No public constructor, no copy with changes, no deserialisation,
/// no default value that works.
/// </summary>
public sealed class ExecutionPermit
{
    private readonly Func<ExecutionPermit, CancellationToken, ValueTask> _checkAgain;
    private int _redeemed;

    internal ExecutionPermit(
        string intentId,
        PermitOperation operation,
        PlannedAction action,
        GuardSet expected,
        GuardSet desired,
        Func<ExecutionPermit, CancellationToken, ValueTask> checkAgain)
    {
        if (operation is not (PermitOperation.Execute or PermitOperation.Compensate))
        {
            throw new ArgumentException("A permit needs a purpose.", nameof(operation));
        }

        if (expected.Target != desired.Target || expected.Target != action.Target)
        {
            throw new ArgumentException("A permit is for one object: action, expected and desired values must name the same.", nameof(expected));
        }

        IntentId = intentId;
        Operation = operation;
        Action = action;
        Expected = expected;
        Desired = desired;
        _checkAgain = checkAgain;
    }

    /// <summary>Gets the id of the durable intent; also the idempotency key of the write.</summary>
    public string IntentId { get; }

    /// <summary>Gets what the permit is for.</summary>
    public PermitOperation Operation { get; }

    /// <summary>Gets the approved step.</summary>
    public PlannedAction Action { get; }

    /// <summary>Gets the only object that may be written, with its uid.</summary>
    public ResourceRef Target => Expected.Target;

    /// <summary>Gets the guarded values that must be found; others mean that the target has drifted.</summary>
    public GuardSet Expected { get; }

    /// <summary>Gets the guarded values to leave.</summary>
    public GuardSet Desired { get; }

    /// <summary>Gets a value indicating whether the permit has been used up or withdrawn.</summary>
    public bool IsRedeemed => Volatile.Read(ref _redeemed) != 0;

    /// <summary>
    /// Uses the permit up. A writer calls this immediately before the one request that changes the world; the kill switch is read
    /// again first. Thread-safe: of several callers one succeeds.
    /// </summary>
    /// <param name="target">The object about to be written.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <exception cref="PermitRefusedException">
    /// The permit is used up or withdrawn, is for another object, or the kill switch says no. Nothing may be written.
    /// </exception>
    public async ValueTask RedeemAsync(ResourceRef target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (target != Target)
        {
            throw new PermitRefusedException($"The permit is for {Target} ({Target.Uid}), not for {target} ({target.Uid}).");
        }

        if (Interlocked.Exchange(ref _redeemed, 1) != 0)
        {
            throw new PermitRefusedException($"The permit of intent {IntentId} has been used.");
        }

        await _checkAgain(this, cancellationToken);
    }

    /// <summary>
    /// Makes the permit worthless. The runner does so when it stops waiting for the action, so that no request that is still under way
    /// in the action can write later.
    /// </summary>
    internal void Withdraw() => Volatile.Write(ref _redeemed, 1);
}
