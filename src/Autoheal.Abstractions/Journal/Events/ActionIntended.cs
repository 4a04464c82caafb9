using Autoheal.Execution;

namespace Autoheal.Journal.Events;

/// <summary>A write is about to happen. Durable before the world is touched, together with its reservation.</summary>
public sealed record ActionIntended : JournalEvent
{
    /// <summary>Gets the intent's id; the idempotency key of the write.</summary>
    public required string IntentId { get; init; }

    /// <summary>Gets the index of the step.</summary>
    public required int Step { get; init; }

    /// <summary>Gets what is to be done.</summary>
    public required PermitOperation Operation { get; init; }

    /// <summary>Gets the hash that was checked.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Gets where the guarded values before the write lie.</summary>
    public required BlobReference PreImage { get; init; }

    /// <summary>Gets where the guarded values that the write leaves lie.</summary>
    public required BlobReference PostImage { get; init; }

    /// <summary>Gets the control epoch under which the write may happen.</summary>
    public required long ControlEpoch { get; init; }

    /// <summary>Gets the people whose approvals were counted again.</summary>
    public IReadOnlyList<string> ApprovedBy { get; init; } = [];

    /// <summary>Gets the version of the policies that were evaluated again.</summary>
    public string PolicyVersion { get; init; } = "";

    /// <summary>Gets which part of the step this is, from 1; null when the step is carried out at once.</summary>
    public int? Stage { get; init; }

    /// <summary>Gets the intent that is undone; null unless something is.</summary>
    public string? Undoes { get; init; }

    /// <summary>Gets whether a change that was temporary ends; null when it is done or undone for another reason.</summary>
    public bool? Reverts { get; init; }
}
