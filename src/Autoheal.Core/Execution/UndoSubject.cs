using Autoheal.Incidents;
using Autoheal.Planning;

namespace Autoheal.Execution;

/// <summary>An action that is to be undone, what it left, what was there before, and what the world shows now.</summary>
internal sealed record UndoSubject
{
    public required ExecutionState Execution { get; init; }

    /// <summary>What was there before the action, and is to be there again.</summary>
    public required GuardSet Original { get; init; }

    /// <summary>What the action wrote, and has to be there still.</summary>
    public required GuardSet Written { get; init; }

    /// <summary>Not started: what the action wrote is still there. Applied: what was before is there again. Unknown: something else.</summary>
    public required ReconcileState Found { get; init; }

    /// <summary>Who changed the target last; null when that cannot be told.</summary>
    public string? LastManager { get; init; }

    /// <summary>Why nothing is written; null when the undo still fits the world.</summary>
    public string? Conflict => Found switch
    {
        ReconcileState.NotStarted => null,
        ReconcileState.Applied => $"{Execution.Action.Target} is what it was before {Execution.Action.Action} already",
        _ => $"{Execution.Action.Target} is not what {Execution.Action.Action} made of it{By}; nothing is written",
    };

    private string By => LastManager is { Length: > 0 } manager ? $" any more, last changed by field manager {manager}" : " any more";
}
