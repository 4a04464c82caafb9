using Autoheal.Planning;

namespace Autoheal.Execution;

/// <summary>A durable intent whose outcome is missing, to be looked up in the world. Grants nothing.</summary>
public sealed class ActionIntent
{
    /// <summary>Describes an intent.</summary>
    public ActionIntent(string intentId, PermitOperation operation, PlannedAction action, GuardSet expected, GuardSet desired, DateTimeOffset at)
    {
        IntentId = intentId;
        Operation = operation;
        Action = action;
        Expected = expected;
        Desired = desired;
        At = at;
    }

    /// <summary>Gets the id; also the idempotency key of the write.</summary>
    public string IntentId { get; }

    /// <summary>Gets what was intended.</summary>
    public PermitOperation Operation { get; }

    /// <summary>Gets the approved step.</summary>
    public PlannedAction Action { get; }

    /// <summary>Gets the guarded values that were there before.</summary>
    public GuardSet Expected { get; }

    /// <summary>Gets the guarded values that were to be left.</summary>
    public GuardSet Desired { get; }

    /// <summary>Gets when it became durable, in UTC.</summary>
    public DateTimeOffset At { get; }
}
