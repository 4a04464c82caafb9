namespace Autoheal.Journal.Events;

/// <summary>The target is watched for what people make of it.</summary>
public sealed record ShadowWatched : JournalEvent
{
    /// <summary>Gets the plan's hash.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Gets where the guarded values lie that the target had.</summary>
    public required BlobReference PreImage { get; init; }

    /// <summary>Gets where the guarded values lie that the plan would have left.</summary>
    public required BlobReference PostImage { get; init; }

    /// <summary>Gets when watching ends, in UTC.</summary>
    public required DateTimeOffset Until { get; init; }
}
