namespace Autoheal;

/// <summary>The host's own limits. Validated when the host starts.</summary>
public sealed class AutohealOptions
{
    /// <summary>Gets or sets the folder of journal, blobs and inbox; null keeps everything in memory, for tests and demonstrations.</summary>
    public string? StateDirectory { get; set; }

    /// <summary>Gets or sets how many incidents are advanced at once; 1 to 256, 16 by default.</summary>
    public int MaxConcurrentIncidents { get; set; } = 16;

    /// <summary>
    /// Gets or sets how many incidents may be open; a signal that would open one more is refused, so that the sender tries again.
    /// 1 to 100,000, 10,000 by default.
    /// </summary>
    public int MaxOpenIncidents { get; set; } = 10_000;

    /// <summary>Gets or sets the number of records after which an incident is handed to a person; 100 to 2,000, 2,000 by default.</summary>
    public int MaxEventsPerIncident { get; set; } = 2_000;

    /// <summary>
    /// Gets the number of records after which alerts and answers that change nothing are no longer recorded: the other half belongs to
    /// the repair, so that no flood keeps an action from being verified or undone.
    /// </summary>
    internal int MaxOutsideEvents => MaxEventsPerIncident / 2;

    /// <summary>Gets or sets how long collecting facts may take; 10 seconds by default. What was seen by then is used and called partial.</summary>
    public TimeSpan CollectionBudget { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets how long a failing stage is tried again before a person is asked; 10 minutes by default.</summary>
    public TimeSpan StageTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets the pause before a failed stage is tried again; 10 seconds by default.</summary>
    public TimeSpan StageRetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets the pause before an unclear incident is looked at again; 30 seconds by default.</summary>
    public TimeSpan LookAgainAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how often an unclear incident is looked at before a person is asked; 1 to 20, 4 by default.</summary>
    public int MaxLooks { get; set; } = 4;

    /// <summary>Gets or sets how many actions may fail before a person is asked; 1 to 10, 3 by default.</summary>
    public int MaxFailedActions { get; set; } = 3;

    /// <summary>Gets or sets how often a waiting plan is held against the world; 15 seconds by default.</summary>
    public TimeSpan RecheckInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets or sets how often predicates are looked at while an action is verified; 5 seconds by default.</summary>
    public TimeSpan VerificationInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gets or sets how long a harm predicate must hold before it counts, unless it says so itself; 30 seconds by default. A rollout
    /// that is under way has fewer replicas for a moment without doing harm.
    /// </summary>
    public TimeSpan HarmSettleTime { get; set; } = TimeSpan.FromSeconds(30);
}
