namespace Autoheal.Simulation.Slack;

/// <summary>How the app acknowledged a delivery.</summary>
public sealed record SlackAck
{
    /// <summary>Whether it did in time, with a status of success.</summary>
    public required bool Acknowledged { get; init; }

    /// <summary>The HTTP status; null over a socket, and when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>What it answered with, empty when nothing.</summary>
    public string Body { get; init; } = "";

    /// <summary>How long it took.</summary>
    public TimeSpan After { get; init; }

    /// <summary>How often it had to be delivered.</summary>
    public int Deliveries { get; init; } = 1;
}
