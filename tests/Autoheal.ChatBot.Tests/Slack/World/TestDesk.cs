using System.Collections.Concurrent;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Tests.Slack.World;

/// <summary>A conversation whose answers a test decides.</summary>
internal sealed class TestDesk : IChatDesk
{
    public ConcurrentQueue<ChatUtterance> Said { get; } = [];

    public ConcurrentQueue<ChatPress> Pressed { get; } = [];

    public ConcurrentQueue<ChatSender> AtHome { get; } = [];

    public Func<ChatUtterance, ValueTask<ChatReply>> OnSay { get; set; } = said => Reply($"You said: {said.Text}");

    public Func<ChatPress, ValueTask<ChatReply>> OnPress { get; set; } = press => Reply($"You pressed {press.Act} {press.Value}");

    public Func<ChatSender, ValueTask<ChatReply>> OnHome { get; set; } = _ => Reply("No open incidents");

    public static ValueTask<ChatReply> Reply(string text, bool forEverybody = false) =>
        ValueTask.FromResult(new ChatReply { Message = new ChatMessage { Summary = text }, ForEverybody = forEverybody });

    public ValueTask<ChatReply> SayAsync(ChatUtterance utterance, CancellationToken cancellationToken)
    {
        Said.Enqueue(utterance);
        return OnSay(utterance);
    }

    public ValueTask<ChatReply> PressAsync(ChatPress press, CancellationToken cancellationToken)
    {
        Pressed.Enqueue(press);
        return OnPress(press);
    }

    public ValueTask<ChatReply> HomeAsync(ChatSender sender, CancellationToken cancellationToken)
    {
        AtHome.Enqueue(sender);
        return OnHome(sender);
    }
}
