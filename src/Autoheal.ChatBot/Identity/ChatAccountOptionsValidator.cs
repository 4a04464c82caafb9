using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Identity;

/// <summary>Refuses accounts that lead nowhere or to two people.</summary>
internal sealed class ChatAccountOptionsValidator : IValidateOptions<ChatAccountOptions>
{
    /// <summary>Object ids of a directory are the same whatever their case: one account must not lead to two people, who would count as a quorum.</summary>
    private static readonly IEqualityComparer<(string Platform, string Team, string UserId)> s_sameAccount =
        EqualityComparer<(string Platform, string Team, string UserId)>.Create(
            (one, other) => string.Equals(Key(one), Key(other), StringComparison.OrdinalIgnoreCase), account => StringComparer.OrdinalIgnoreCase.GetHashCode(Key(account)));

    public ValidateOptionsResult Validate(string? name, ChatAccountOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = options.Accounts.SelectMany(Check).ToList();
        errors.AddRange(options.Accounts
            .GroupBy(account => (account.Platform, account.Team, account.UserId), s_sameAccount)
            .Where(group => group.Select(account => account.PersonId).Distinct(StringComparer.Ordinal).Skip(1).Any())
            .Select(group => $"Accounts: {group.Key.Platform} account {group.Key.UserId} of {group.Key.Team} leads to several people; an account belongs to one."));
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Check(ChatAccount account, int index)
    {
        (string Name, string Value)[] members =
            [(nameof(account.Platform), account.Platform), (nameof(account.Team), account.Team), (nameof(account.UserId), account.UserId), (nameof(account.PersonId), account.PersonId)];
        return members
            .Where(member => string.IsNullOrWhiteSpace(member.Value))
            .Select(member => $"Accounts:{index}:{member.Name} is empty; an account needs platform, team, user id and person id.");
    }

    private static string Key((string Platform, string Team, string UserId) account) => $"{account.Platform}\n{account.Team}\n{account.UserId}";
}
