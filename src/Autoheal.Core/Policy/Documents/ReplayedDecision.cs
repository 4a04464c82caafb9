namespace Autoheal.Policy.Documents;

/// <summary>A past decision, made again under another policy.</summary>
public sealed record ReplayedDecision
{
    /// <summary>Gets the incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Gets the time of the decision, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets what was to be done.</summary>
    public required string Action { get; init; }

    /// <summary>Gets on what.</summary>
    public required string Target { get; init; }

    /// <summary>Gets the cause that the action was to remove, and the object that it lay on.</summary>
    public required string Cause { get; init; }

    /// <summary>Gets what would have changed, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets the environment then.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets the verdict then.</summary>
    public required Verdict Before { get; init; }

    /// <summary>Gets the decision then.</summary>
    public required string BeforeSentence { get; init; }

    /// <summary>Gets the verdict now; null when the record lacks the facts.</summary>
    public Verdict? After { get; init; }

    /// <summary>Gets the decision now, or why there is none.</summary>
    public required string AfterSentence { get; init; }

    /// <summary>Gets a value indicating whether the verdict, or who must approve, is another one.</summary>
    public required bool Changed { get; init; }
}
