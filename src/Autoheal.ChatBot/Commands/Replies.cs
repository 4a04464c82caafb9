using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Commands;

/// <summary>Short answers.</summary>
internal static class Replies
{
    public static ChatReply Text(string text, ChatTone tone = ChatTone.Neutral) => Of(new ChatMessage { Summary = text, Tone = tone, Blocks = [new TextBlock([text])] });

    public static ChatReply Of(ChatMessage message) => new() { Message = message };

    public static ChatReply Of(ChatForm form) => new() { Form = form };

    /// <summary>A usage line, for what cannot be understood.</summary>
    public static ChatReply Usage(IChatVerb verb, string problem) => Text($"{problem} Usage: {verb.Name} {verb.Usage}".TrimEnd());
}
