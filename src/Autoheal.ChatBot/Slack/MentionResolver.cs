using Autoheal.ChatBot.Identity;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Slack;

/// <summary>Finds the Slack users of the people whom a message is to notify; people without an account are not mentioned.</summary>
internal sealed class MentionResolver(IChatAccounts accounts)
{
    public async ValueTask<IReadOnlyList<string>> ResolveAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        var users = new List<string>();
        foreach (var personId in message.Mentions)
        {
            if (await accounts.FindAsync(personId, SlackChannel.Name, cancellationToken) is { UserId: var user } && IsUser(user) && !users.Contains(user))
            {
                users.Add(user);
            }
        }

        return users;
    }

    private static bool IsUser(string id) => id is ['U' or 'W', ..] and { Length: <= 40 } && id.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
}
