namespace Autoheal.Simulation.Slack;

/// <summary>How the simulated Slack is set up. All secrets in it are made up and guard nothing.</summary>
public sealed record SimulatedSlackOptions
{
    /// <summary>TCP port on the loopback address; 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The workspace's id.</summary>
    public string TeamId { get; init; } = "T0SIMULATED";

    /// <summary>The organization's id; null, the default, when the workspace belongs to none.</summary>
    public string? EnterpriseId { get; init; }

    /// <summary>The app's id.</summary>
    public string AppId { get; init; } = "A0AUTOHEAL";

    /// <summary>The user id of the app's bot.</summary>
    public string BotUserId { get; init; } = "U0AUTOHEAL";

    /// <summary>The secret with which requests to the app are signed.</summary>
    public string SigningSecret { get; init; } = "5imulated0signing0secret00000000";

    /// <summary>The bot's token.</summary>
    public string BotToken { get; init; } = "xoxb-simulated-bot-token";

    /// <summary>The app-level token of Socket Mode.</summary>
    public string AppToken { get; init; } = "xapp-simulated-app-token";

    /// <summary>Whether more than one message a second into a channel is answered 429, as Slack does; off by default.</summary>
    public bool LimitsMessages { get; init; }

    /// <summary>How long the app has to acknowledge; 3 s by default, as in Slack. A trigger opens a modal for as long.</summary>
    public TimeSpan AcknowledgeWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>After which waits an event that was not acknowledged is sent again; at once, after a minute and after five by default, as in Slack.</summary>
    public IReadOnlyList<TimeSpan> RetryAfter { get; init; } = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>The real clock: Slack is a network away. <see cref="TimeProvider.System"/> when null.</summary>
    public TimeProvider? Clock { get; init; }
}
