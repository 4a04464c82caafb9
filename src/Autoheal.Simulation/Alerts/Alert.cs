namespace Autoheal.Simulation.Alerts;

/// <summary>An alert from the first time its rule selected it until its end was sent.</summary>
internal sealed class Alert(AlertSubject subject, DateTimeOffset since)
{
    public AlertSubject Subject { get; } = subject;

    public string Fingerprint { get; } = subject.Fingerprint;

    /// <summary>When the rule first selected it.</summary>
    public DateTimeOffset Since { get; } = since;

    public DateTimeOffset LastSeen { get; set; } = since;

    /// <summary>When it fired; null while it is pending.</summary>
    public DateTimeOffset? FiredAt { get; set; }

    /// <summary>When it ended; null while it is active.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
