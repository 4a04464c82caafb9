namespace Autoheal.ChatBot.Slack.Requests;

/// <summary>Whether something could be remembered.</summary>
internal enum Remembering
{
    /// <summary>The memory is full; nothing may be accepted until it has room.</summary>
    Full = 0,

    /// <summary>It was there before.</summary>
    Seen,

    /// <summary>It is new, and remembered from now on.</summary>
    New,
}
