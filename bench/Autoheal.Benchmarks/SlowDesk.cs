using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Identity;
using Autoheal.ChatBot.Messages;

namespace Autoheal.Benchmarks;

/// <summary>A conversation that takes 50 ms for each thing that it is asked, knows nobody and remembers nothing.</summary>
internal sealed class SlowDesk : IChatDesk, IChatAccounts, IMessageLog
{
    public static readonly TimeSpan Thought = TimeSpan.FromMilliseconds(50);
    private int _answered;

    public int Answered => _answered;

    public ValueTask<ChatReply> SayAsync(ChatUtterance utterance, CancellationToken cancellationToken = default) =>
        // Answers to mentions go out at one a second and channel, which is Slack's limit and not ours to measure.
        AnswerAsync(utterance.Text.StartsWith("what", StringComparison.Ordinal) ? null : new ChatMessage { Summary = "nothing is open" });

    public ValueTask<ChatReply> PressAsync(ChatPress press, CancellationToken cancellationToken = default) => AnswerAsync(new ChatMessage { Summary = "because" });

    public ValueTask<ChatReply> HomeAsync(ChatSender sender, CancellationToken cancellationToken = default) => AnswerAsync(null);

    public ValueTask<string?> FindPersonAsync(ChatSender sender, CancellationToken cancellationToken = default) => ValueTask.FromResult<string?>(null);

    public ValueTask<ChatAccount?> FindAsync(string personId, string platform, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<ChatAccount?>(null);

    public ValueTask<IReadOnlyList<string>> ListAsync(IReadOnlyList<string> roles, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IReadOnlyList<string>>([]);

    public ValueTask<string?> FindIncidentAsync(string platform, string place, string messageId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<string?>(null);

    public ValueTask<PostedMessage?> FindAsync(string platform, string place, string incidentId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<PostedMessage?>(null);

    public ValueTask<IReadOnlyList<PostedMessage>> ListAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IReadOnlyList<PostedMessage>>([]);

    public ValueTask AddAsync(PostedMessage message, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    private async ValueTask<ChatReply> AnswerAsync(ChatMessage? message)
    {
        await Task.Delay(Thought, TimeProvider.System);
        Interlocked.Increment(ref _answered);
        return new ChatReply { Message = message };
    }
}
