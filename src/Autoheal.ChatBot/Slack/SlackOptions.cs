namespace Autoheal.ChatBot.Slack;

/// <summary>
/// Which Slack app the host is, and whom it listens to. The defaults refuse: without the secrets, the app's id and a team the host does not start.
/// Validated when the host starts, all errors at once; read once, so that changed secrets need a restart. Secrets are never shown.
/// </summary>
public sealed class SlackOptions
{
    /// <summary>Gets or sets how Slack reaches the host; <see cref="SlackMode.Http"/> by default.</summary>
    public SlackMode Mode { get; set; }

    /// <summary>Gets or sets the app's signing secret; required over HTTP, unless it is in a file.</summary>
    public string? SigningSecret { get; set; }

    /// <summary>Gets or sets the path of a file that holds the signing secret and that others cannot read.</summary>
    public string? SigningSecretFile { get; set; }

    /// <summary>Gets or sets the bot's token (<c>xoxb-…</c>); required, unless it is in a file.</summary>
    public string? BotToken { get; set; }

    /// <summary>Gets or sets the path of a file that holds the bot's token and that others cannot read.</summary>
    public string? BotTokenFile { get; set; }

    /// <summary>Gets or sets the app-level token (<c>xapp-…</c>, scope <c>connections:write</c>); required in Socket Mode, unless it is in a file.</summary>
    public string? AppToken { get; set; }

    /// <summary>Gets or sets the path of a file that holds the app-level token and that others cannot read.</summary>
    public string? AppTokenFile { get; set; }

    /// <summary>Gets or sets the app's id (<c>A…</c>); required. What another app sends is refused.</summary>
    public string AppId { get; set; } = "";

    /// <summary>Gets the ids of the workspaces (<c>T…</c>) or organizations (<c>E…</c>) that are listened to; at least one. People of others read only.</summary>
    public IList<string> Teams { get; } = [];

    /// <summary>Gets the ids of the channels (<c>C…</c>, <c>G…</c>) in which incidents are announced; none by default. The bot must be a member.</summary>
    public IList<string> Channels { get; } = [];

    /// <summary>Gets or sets where Slack's Web API answers; <c>https://slack.com/api/</c> by default. Plain http is for the loopback address only.</summary>
    public Uri ApiUrl { get; set; } = new("https://slack.com/api/");

    /// <summary>Gets or sets how long an answer of Slack is waited for; 1 to 60 seconds, 10 by default.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets the largest body that is accepted, in bytes; 1 KiB to 4 MiB, 1 MiB by default. A larger one is answered 413.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>Gets or sets how long a body may take to arrive; 100 ms to 30 s, 3 s by default, which is all the time that Slack gives.</summary>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Gets or sets how much may wait for a worker, counted apart for buttons and for words; 1 to 100,000, 1,000 by default. What comes on top is told to
    /// come again.
    /// </summary>
    public int QueueLength { get; set; } = 1000;

    /// <summary>Gets or sets how many things are worked on at a time, counted apart for buttons and for words; 1 to 64, 4 by default.</summary>
    public int Workers { get; set; } = 4;
}
