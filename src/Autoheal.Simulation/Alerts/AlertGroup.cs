namespace Autoheal.Simulation.Alerts;

/// <summary>The alerts of one namespace, which are notified together.</summary>
internal sealed class AlertGroup(string ns)
{
    public string Namespace { get; } = ns;

    /// <summary>Firing and just ended alerts by fingerprint.</summary>
    public SortedDictionary<string, Alert> Alerts { get; } = new(StringComparer.Ordinal);

    /// <summary>Something happened that no notification has told yet.</summary>
    public bool Changed { get; set; }

    public bool Sending { get; set; }

    /// <summary>When the last notification was accepted.</summary>
    public DateTimeOffset? LastSent { get; set; }

    /// <summary>Failed attempts since then.</summary>
    public int Failures { get; set; }

    /// <summary>Not to be sent before this.</summary>
    public DateTimeOffset NotBefore { get; set; }
}
