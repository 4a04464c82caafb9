namespace Autoheal.ChatBot;

/// <summary>How the chat bot speaks, whatever the platform. Validated when the host starts, all errors at once.</summary>
public sealed class ChatBotOptions
{
    /// <summary>
    /// Gets or sets the folder in which it is remembered which messages stand for which incidents, across restarts; null forgets them, and open incidents
    /// are announced anew after a restart.
    /// </summary>
    public string? StateDirectory { get; set; }

    /// <summary>Gets or sets the host's address as people reach it, for links to the timeline; null leaves the links out.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Gets or sets the time zone of readers whose own is not known, an IANA name; <c>UTC</c> by default.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Gets the roles whose holders are told when an incident needs a person without asking particular roles; <c>oncall</c> by default.</summary>
    public IList<string> OnCallRoles { get; } = ["oncall"];

    /// <summary>Gets the roles of which a person must hold at least one to turn the kill switch; <c>oncall</c> by default.</summary>
    public IList<string> ControlRoles { get; } = ["oncall"];

    /// <summary>
    /// Gets or sets when the quiet hours begin, in <see cref="TimeZone"/>; null means that there are none. In quiet hours people are notified only of
    /// requests for approval and of what needs a person in production; everything else is posted without a mention.
    /// </summary>
    public TimeOnly? QuietFrom { get; set; }

    /// <summary>Gets or sets when the quiet hours end, in <see cref="TimeZone"/>.</summary>
    public TimeOnly? QuietUntil { get; set; }

    /// <summary>Gets or sets how many commands and presses one account may send in a minute, 1 to 600; 30 by default.</summary>
    public int MaxRequestsPerMinute { get; set; } = 30;

    /// <summary>Gets or sets how often the journal is looked at for news, 50 ms to 10 s; 250 ms by default.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Gets or sets how long an answer to a question may take, 1 s to 2 min; 20 s by default.</summary>
    public TimeSpan QuestionTimeout { get; set; } = TimeSpan.FromSeconds(20);
}
