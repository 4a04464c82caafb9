using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Identity;

namespace Autoheal.ChatBot.Tests.Slack.World;

internal sealed class TestAccounts : IChatAccounts
{
    public ValueTask<string?> FindPersonAsync(ChatSender sender, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    public ValueTask<ChatAccount?> FindAsync(string personId, string platform, CancellationToken cancellationToken) =>
        ValueTask.FromResult(personId switch
        {
            "amira" => new ChatAccount { Platform = platform, Team = "T0SIMULATED", UserId = "U0AMIRA", PersonId = personId },
            "forged" => new ChatAccount { Platform = platform, Team = "T0SIMULATED", UserId = "!channel", PersonId = personId },
            _ => null,
        });

    public ValueTask<IReadOnlyList<string>> ListAsync(IReadOnlyList<string> roles, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<string>>([]);
}
