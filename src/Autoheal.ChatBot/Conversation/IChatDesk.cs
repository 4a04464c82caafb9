namespace Autoheal.ChatBot.Conversation;

/// <summary>
/// Where platforms hand in what people say and press, once they have established who it is. Answers within the platform's time: what takes long is
/// told to be on its way. Never throws for what people do; thread-safe.
/// </summary>
public interface IChatDesk
{
    /// <summary>A command or a question.</summary>
    ValueTask<ChatReply> SayAsync(ChatUtterance utterance, CancellationToken cancellationToken = default);

    /// <summary>A button or a sent form.</summary>
    ValueTask<ChatReply> PressAsync(ChatPress press, CancellationToken cancellationToken = default);

    /// <summary>The open incidents as one message, newest first, for a person's home page.</summary>
    ValueTask<ChatReply> HomeAsync(ChatSender sender, CancellationToken cancellationToken = default);
}
