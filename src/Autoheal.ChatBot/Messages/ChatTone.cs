namespace Autoheal.ChatBot.Messages;

/// <summary>How a message is meant.</summary>
public enum ChatTone
{
    /// <summary>It tells.</summary>
    Neutral = 0,

    /// <summary>It is good news.</summary>
    Good,

    /// <summary>It waits for somebody.</summary>
    Waiting,

    /// <summary>Something is wrong.</summary>
    Bad,
}
