using Autoheal.Execution;
using Autoheal.Journal.Events;
using Autoheal.Planning;

namespace Autoheal.ChatBot.Incidents;

/// <summary>Something that was done, or was about to be.</summary>
public sealed record StoryAction
{
    /// <summary>Gets what was intended.</summary>
    public required ActionIntended Intent { get; init; }

    /// <summary>Gets the plan's step.</summary>
    public required PlannedAction Step { get; init; }

    /// <summary>Gets what became of it; null while that is not known.</summary>
    public ActionCompleted? Outcome { get; init; }

    /// <summary>Gets what watching it showed; null while it is watched.</summary>
    public VerificationConcluded? Verification { get; init; }

    /// <summary>Gets a value indicating whether it was undone, or undoing it has begun.</summary>
    public bool Undone { get; init; }

    /// <summary>Gets a value indicating whether it undoes another.</summary>
    public bool IsCompensation => Intent.Operation == PermitOperation.Compensate;

    /// <summary>Gets a value indicating whether a person can have it undone.</summary>
    public bool CanBeUndone =>
        !IsCompensation && !Undone && Outcome?.Status == ActionStatus.Applied && Step is { Reversibility: Catalogue.Reversibility.Exact, Compensation.Available: true };
}
