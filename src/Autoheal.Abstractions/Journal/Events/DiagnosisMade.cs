using Autoheal.Reasoning;

namespace Autoheal.Journal.Events;

/// <summary>Hypotheses were ranked.</summary>
public sealed record DiagnosisMade : JournalEvent
{
    /// <summary>Gets the diagnosis with all facts that it cites.</summary>
    public required Diagnosis Diagnosis { get; init; }
}
