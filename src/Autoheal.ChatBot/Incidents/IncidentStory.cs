using Autoheal.Approvals;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Reasoning;

namespace Autoheal.ChatBot.Incidents;

/// <summary>What people are told of an incident: a pure fold over its records, never stored. Immutable.</summary>
public sealed record IncidentStory
{
    /// <summary>Gets the story before the first record.</summary>
    public static IncidentStory Empty { get; } = new();

    /// <summary>Gets the id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Gets the operator's name for the cluster; null on a host with one cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>Gets the environment.</summary>
    public string Environment { get; init; } = "";

    /// <summary>Gets what the alerts are about; null before the first record.</summary>
    public ResourceRef? Subject { get; init; }

    /// <summary>Gets when it was opened.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Gets when the last record was written.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Gets the sequence of the last folded record.</summary>
    public long Version { get; init; }

    /// <summary>Gets where it stands.</summary>
    public StoryState State { get; init; }

    /// <summary>Gets the alerts, by fingerprint.</summary>
    public IReadOnlyList<AlertAttached> Alerts { get; init; } = [];

    /// <summary>Gets the last diagnosis; null before the first.</summary>
    public Diagnosis? Diagnosis { get; init; }

    /// <summary>Gets the sequence of the last diagnosis' record.</summary>
    public long DiagnosisSequence { get; init; }

    /// <summary>Gets the plan; null while there is none.</summary>
    public PlanProposed? Proposal { get; init; }

    /// <summary>Gets why there is no plan, when planning ended without one.</summary>
    public PlanAbsent? Absent { get; init; }

    /// <summary>Gets what policy said of the plan; null before.</summary>
    public PolicyDecided? Decision { get; init; }

    /// <summary>Gets the last request for approval; null when there was none.</summary>
    public ApprovalRequest? Request { get; init; }

    /// <summary>Gets a value indicating whether the request can still be answered.</summary>
    public bool RequestIsOpen { get; init; }

    /// <summary>Gets the answers to the request, counted or not.</summary>
    public IReadOnlyList<ApprovalAnswered> Answers { get; init; } = [];

    /// <summary>Gets who took back an approval.</summary>
    public IReadOnlyList<string> RevokedBy { get; init; } = [];

    /// <summary>Gets why the last plan will not run; null when none fell through.</summary>
    public PlanVoided? Voided { get; init; }

    /// <summary>Gets what was done, in order.</summary>
    public IReadOnlyList<StoryAction> Actions { get; init; } = [];

    /// <summary>Gets what was left behind and has to be put right elsewhere.</summary>
    public IReadOnlyList<string> Drifts { get; init; } = [];

    /// <summary>Gets why a person has to go on, and what to check; null when none has.</summary>
    public IncidentEscalated? Escalated { get; init; }

    /// <summary>Gets what it was opened to undo; null for one that alerts opened.</summary>
    public UndoneAction? Undo { get; init; }

    /// <summary>Gets who works on it instead of Autoheal; null when nobody has taken it.</summary>
    public string? TakenBy { get; init; }

    /// <summary>Gets until when nothing new is begun; null when nobody holds it.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Gets who holds it.</summary>
    public string? HeldBy { get; init; }

    /// <summary>Gets how it ended; open while it goes on.</summary>
    public IncidentEnd End { get; init; }

    /// <summary>Gets the end in one sentence; empty while it goes on.</summary>
    public string EndSummary { get; init; } = "";

    /// <summary>Gets a value indicating whether it has ended.</summary>
    public bool IsClosed => State == StoryState.Closed;

    /// <summary>Gets the people whose approvals count at the moment.</summary>
    public IReadOnlyList<string> ApprovedBy =>
        [.. Answers.Where(answer => answer is { Counted: true, Approve: true }).Select(answer => answer.PersonId).Except(RevokedBy).Distinct()];
}
