using System.Collections.Concurrent;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Tests.Teams.World;

/// <summary>A desk that answers as a test says and remembers what it was asked.</summary>
internal sealed class ScriptedDesk : IChatDesk
{
    public ConcurrentQueue<ChatUtterance> Said { get; } = new();

    public ConcurrentQueue<ChatPress> Pressed { get; } = new();

    public Func<ChatUtterance, CancellationToken, ValueTask<ChatReply>> OnSay { get; set; } =
        (said, _) => ValueTask.FromResult(new ChatReply { Message = new ChatMessage { Summary = $"You said: {said.Text}" } });

    public Func<ChatPress, CancellationToken, ValueTask<ChatReply>> OnPress { get; set; } =
        (press, _) => ValueTask.FromResult(new ChatReply { Message = new ChatMessage { Summary = $"Noted: {press.Act} {press.Value}" } });

    public ValueTask<ChatReply> SayAsync(ChatUtterance utterance, CancellationToken cancellationToken)
    {
        Said.Enqueue(utterance);
        return OnSay(utterance, cancellationToken);
    }

    public ValueTask<ChatReply> PressAsync(ChatPress press, CancellationToken cancellationToken)
    {
        Pressed.Enqueue(press);
        return OnPress(press, cancellationToken);
    }

    public ValueTask<ChatReply> HomeAsync(ChatSender sender, CancellationToken cancellationToken) => ValueTask.FromResult(new ChatReply());
}
