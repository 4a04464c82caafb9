namespace Autoheal.ChatBot.Messages;

/// <summary>A stretch of text within a line. The hierarchy is closed.</summary>
public abstract record ChatRun
{
    private protected ChatRun()
    {
    }

    /// <summary>Plain text.</summary>
    public static implicit operator ChatRun(string text) => new TextRun(text);
}
