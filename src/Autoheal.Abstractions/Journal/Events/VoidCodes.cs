namespace Autoheal.Journal.Events;

/// <summary>Why a plan or a step is not executed.</summary>
public static class VoidCodes
{
    /// <summary>The target's guarded fields, or what the action would make of them, have changed.</summary>
    public const string Drifted = "drifted";

    /// <summary>A person changed the target since the incident opened.</summary>
    public const string PersonAtWork = "person-at-work";

    /// <summary>Health returned by itself.</summary>
    public const string Recovered = "recovered";

    /// <summary>Every alert of the incident has resolved, as their senders say.</summary>
    public const string AlertsResolved = "alerts-resolved";

    /// <summary>The host is connected to another cluster than the plan is for.</summary>
    public const string OtherCluster = "other-cluster";

    /// <summary>The approval request expired.</summary>
    public const string Expired = "expired";

    /// <summary>The plan's content does not have the hash that was judged.</summary>
    public const string HashMismatch = "hash-mismatch";

    /// <summary>Policy, evaluated again, is stricter than before.</summary>
    public const string PolicyStricter = "policy-stricter";

    /// <summary>The approvals no longer make the quorum.</summary>
    public const string QuorumLost = "quorum-lost";

    /// <summary>The kill switch does not permit it.</summary>
    public const string KillSwitch = "kill-switch";

    /// <summary>The workload's hourly limit is used up.</summary>
    public const string LimitReached = "limit-reached";

    /// <summary>An obligation is not met.</summary>
    public const string Obligation = "obligation";

    /// <summary>A precondition of the action no longer holds.</summary>
    public const string Precondition = "precondition";

    /// <summary>A person rejected the plan.</summary>
    public const string Rejected = "rejected";

    /// <summary>A person took the incident.</summary>
    public const string Taken = "taken";

    /// <summary>A person pursues another hypothesis.</summary>
    public const string Pursued = "pursued";

    /// <summary>Nothing may be done because something needed cannot be read or written.</summary>
    public const string Unavailable = "unavailable";
}
