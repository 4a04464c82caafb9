namespace Autoheal.ChatBot.Messages;

/// <summary>A part of a message. The hierarchy is closed: a renderer that knows these knows all.</summary>
public abstract record ChatBlock
{
    private protected ChatBlock()
    {
    }
}
