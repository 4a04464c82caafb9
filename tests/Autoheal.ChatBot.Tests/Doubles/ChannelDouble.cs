using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Tests.Doubles;

/// <summary>A platform that keeps what it is given, and refuses when a test says so.</summary>
internal sealed class ChannelDouble : IChatChannel
{
    private int _number;

    public string Platform => "slack";

    public IReadOnlyList<string> Places { get; } = ["C1"];

    public List<(string? Thread, ChatMessage Message)> Posted { get; } = [];

    public List<(string MessageId, ChatMessage Message)> Updated { get; } = [];

    /// <summary>Asked before each call; what it gives is thrown.</summary>
    public Func<Exception?> Refuse { get; set; } = () => null;

    public ValueTask<string> PostAsync(string place, string? thread, ChatMessage message, CancellationToken cancellationToken = default)
    {
        Throw();
        Posted.Add((thread, message));
        return ValueTask.FromResult($"m{++_number}");
    }

    public ValueTask UpdateAsync(string place, string messageId, ChatMessage message, CancellationToken cancellationToken = default)
    {
        Throw();
        Updated.Add((messageId, message));
        return ValueTask.CompletedTask;
    }

    private void Throw()
    {
        if (Refuse() is { } error)
        {
            throw error;
        }
    }
}
