using Autoheal.Journal.Events;

namespace Autoheal.Incidents;

/// <summary>What a stage gives back: events that become durable before anything else happens, or a time to come back at.</summary>
internal sealed record StageResult
{
    public IReadOnlyList<JournalEvent> Events { get; private init; } = [];

    public DateTimeOffset? WakeAt { get; private init; }

    /// <summary>The stage appended by itself; the incident has to be loaded anew.</summary>
    public bool Reload { get; private init; }

    public static StageResult Of(params IReadOnlyList<JournalEvent> events) => new() { Events = events };

    public static StageResult WaitUntil(DateTimeOffset at) => new() { WakeAt = at };

    public static StageResult Appended { get; } = new() { Reload = true };
}
