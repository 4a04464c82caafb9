namespace Autoheal.ChatBot.Conversation;

/// <summary>The names of the clocks that a host registers beside the incident clock.</summary>
public static class ChatClocks
{
    /// <summary>The key of the <see cref="TimeProvider"/> for signatures, tokens and time-outs of platforms. Always the real one.</summary>
    public const string Edge = "edge";
}
