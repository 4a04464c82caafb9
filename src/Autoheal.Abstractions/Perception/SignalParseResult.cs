namespace Autoheal.Perception;

/// <summary>The alerts in a signal, or the one sentence that says why it was refused.</summary>
public sealed record SignalParseResult
{
    private SignalParseResult(IReadOnlyList<Alert> alerts, string? error)
    {
        Alerts = alerts;
        Error = error;
    }

    /// <summary>Gets the alerts; empty when refused.</summary>
    public IReadOnlyList<Alert> Alerts { get; }

    /// <summary>Gets what is wrong, where, and what would be right; null when the signal was understood.</summary>
    public string? Error { get; }

    /// <summary>The signal was understood.</summary>
    public static SignalParseResult Parsed(IReadOnlyList<Alert> alerts) => new(alerts, null);

    /// <summary>The signal was refused as a whole.</summary>
    public static SignalParseResult Refused(string error) => new([], error);
}
