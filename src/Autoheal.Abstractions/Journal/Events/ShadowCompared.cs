using Autoheal.Policy;

namespace Autoheal.Journal.Events;

/// <summary>What people did was compared with what would have been done.</summary>
public sealed record ShadowCompared : JournalEvent
{
    /// <summary>Gets the plan's hash.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Gets the comparison.</summary>
    public required ShadowMatch Match { get; init; }

    /// <summary>Gets it in one sentence.</summary>
    public required string Text { get; init; }
}
