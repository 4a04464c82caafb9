using System.Collections.Frozen;
using Autoheal.Approvals;
using Autoheal.ChatBot.Conversation;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Identity;

/// <summary>The accounts of the configuration. Strangers and guests have no account here, whoever they claim to be.</summary>
internal sealed class ConfiguredAccounts(IOptions<ChatAccountOptions> options, IPeopleDirectory people) : IChatAccounts
{
    private readonly FrozenDictionary<(string Platform, string Team, string UserId), string> _people = options.Value.Accounts
        .DistinctBy(account => (account.Platform, account.Team, account.UserId))
        .ToFrozenDictionary(account => (account.Platform, account.Team, account.UserId), account => account.PersonId);

    private readonly ChatAccount[] _accounts = [.. options.Value.Accounts];

    public ValueTask<string?> FindPersonAsync(ChatSender sender, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sender);
        return ValueTask.FromResult(sender.IsStranger ? null : _people.GetValueOrDefault((sender.Platform, sender.Team, sender.UserId)));
    }

    public ValueTask<ChatAccount?> FindAsync(string personId, string platform, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Array.Find(_accounts, account => account.PersonId == personId && account.Platform == platform));

    public async ValueTask<IReadOnlyList<string>> ListAsync(IReadOnlyList<string> roles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(roles);
        var holders = new List<string>();
        foreach (var personId in _accounts.Select(account => account.PersonId).Distinct(StringComparer.Ordinal))
        {
            if (await people.FindAsync(personId, cancellationToken) is { } person && person.Roles.Intersect(roles, StringComparer.Ordinal).Any())
            {
                holders.Add(personId);
            }
        }

        return holders;
    }
}
