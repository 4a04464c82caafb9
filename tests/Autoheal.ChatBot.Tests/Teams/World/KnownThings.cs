using System.Collections.Concurrent;
using Autoheal.Approvals;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Identity;

namespace Autoheal.ChatBot.Tests.Teams.World;

/// <summary>People, their accounts and the messages of incidents, in memory.</summary>
internal sealed class KnownThings : IChatAccounts, IPeopleDirectory, IMessageLog
{
    public ConcurrentDictionary<string, ChatAccount> Accounts { get; } = new();

    public ConcurrentDictionary<string, string> Names { get; } = new();

    public ConcurrentDictionary<(string Place, string MessageId), string> Incidents { get; } = new();

    public ValueTask<string?> FindPersonAsync(ChatSender sender, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    public ValueTask<ChatAccount?> FindAsync(string personId, string platform, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Accounts.GetValueOrDefault(personId));

    public ValueTask<IReadOnlyList<string>> ListAsync(IReadOnlyList<string> roles, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<string>>([]);

    public ValueTask<Person?> FindAsync(string personId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Names.TryGetValue(personId, out var name) ? new Person { Id = personId, Name = name } : null);

    public ValueTask<string?> FindIncidentAsync(string platform, string place, string messageId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Incidents.GetValueOrDefault((place, messageId)));

    public ValueTask<PostedMessage?> FindAsync(string platform, string place, string incidentId, CancellationToken cancellationToken) =>
        ValueTask.FromResult<PostedMessage?>(null);

    public ValueTask<IReadOnlyList<PostedMessage>> ListAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<PostedMessage>>([]);

    public ValueTask AddAsync(PostedMessage message, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
