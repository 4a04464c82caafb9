namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>The ways on which something may be answered.</summary>
internal sealed record SlackReturn
{
    /// <summary>Gets the person.</summary>
    public required string UserId { get; init; }

    /// <summary>Gets the channel; null on a home page.</summary>
    public string? Channel { get; init; }

    /// <summary>Gets the thread; null outside of threads.</summary>
    public string? Thread { get; init; }

    /// <summary>Gets the message that it is about: answers for everybody go to its thread; null when there is none.</summary>
    public string? Message { get; init; }

    /// <summary>Gets where an answer may be sent for 30 minutes, five times; null when there is no such address.</summary>
    public Uri? ResponseUrl { get; init; }

    /// <summary>Gets what opens a modal within three seconds, once; null when none can be opened.</summary>
    public string? TriggerId { get; init; }
}
