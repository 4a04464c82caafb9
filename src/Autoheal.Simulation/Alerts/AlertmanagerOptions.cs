namespace Autoheal.Simulation.Alerts;

/// <summary>How alerts are raised and sent. The times are shorter than a production's, so that a demonstration takes minutes and not an hour.</summary>
public sealed record AlertmanagerOptions
{
    /// <summary>How often the rules are evaluated; above zero, default 15 s.</summary>
    public TimeSpan EvaluationInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a condition must hold before its alert fires; default one minute (kube-prometheus: 15).</summary>
    public TimeSpan For { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a crash loop counts after it was last seen; default 5 minutes.</summary>
    public TimeSpan CrashLoopLookback { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a job may run; default 5 minutes (kube-prometheus: 12 hours).</summary>
    public TimeSpan JobLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a new group waits for more alerts before its first notification; default 10 s.</summary>
    public TimeSpan GroupWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The least time between two notifications of a group that has changed; default one minute.</summary>
    public TimeSpan GroupInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>After how long an unchanged firing group is sent again; default 4 hours.</summary>
    public TimeSpan RepeatInterval { get; init; } = TimeSpan.FromHours(4);

    /// <summary>How long the receiver may take before the notification counts as failed and is sent again; default 10 s.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The receiver's name in the notifications.</summary>
    public string Receiver { get; init; } = "autoheal";
}
