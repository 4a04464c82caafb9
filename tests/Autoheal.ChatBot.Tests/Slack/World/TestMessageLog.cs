using System.Collections.Concurrent;
using Autoheal.ChatBot.Conversation;

namespace Autoheal.ChatBot.Tests.Slack.World;

internal sealed class TestMessageLog : IMessageLog
{
    public ConcurrentDictionary<(string Platform, string Place, string Message), string> Incidents { get; } = [];

    public ValueTask<string?> FindIncidentAsync(string platform, string place, string messageId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Incidents.GetValueOrDefault((platform, place, messageId)));

    public ValueTask<PostedMessage?> FindAsync(string platform, string place, string incidentId, CancellationToken cancellationToken) =>
        ValueTask.FromResult<PostedMessage?>(null);

    public ValueTask<IReadOnlyList<PostedMessage>> ListAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<PostedMessage>>([]);

    public ValueTask AddAsync(PostedMessage message, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
