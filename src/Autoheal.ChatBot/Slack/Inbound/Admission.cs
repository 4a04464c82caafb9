namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>What became of a delivery.</summary>
internal enum Admission
{
    /// <summary>It is of another app or team.</summary>
    Refused = 0,

    /// <summary>There is no room for it now.</summary>
    Busy,

    /// <summary>It was delivered before.</summary>
    Duplicate,

    /// <summary>It is nothing that is answered.</summary>
    Ignored,

    /// <summary>It waits for a worker.</summary>
    Queued,
}
