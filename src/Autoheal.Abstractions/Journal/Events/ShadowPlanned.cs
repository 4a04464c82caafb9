using Autoheal.Policy;

namespace Autoheal.Journal.Events;

/// <summary>The plan runs in the shadow only: nothing is done, and what people do is compared with it.</summary>
public sealed record ShadowPlanned : JournalEvent
{
    /// <summary>Gets the plan's hash.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Gets what policy would have said without the shadow.</summary>
    public required Verdict WouldBe { get; init; }

    /// <summary>Gets that decision in one sentence.</summary>
    public required string Sentence { get; init; }
}
