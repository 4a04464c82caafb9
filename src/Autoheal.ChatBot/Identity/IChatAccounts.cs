using Autoheal.ChatBot.Conversation;

namespace Autoheal.ChatBot.Identity;

/// <summary>
/// Maps accounts of chat platforms to the people whom the operator's directory knows. Asked at every message and press, so that a change counts at
/// once. A host replaces it to ask a directory of its own. Thread-safe.
/// </summary>
public interface IChatAccounts
{
    /// <summary>The id of the person behind an account; null when nobody is mapped to it, and the sender reads only.</summary>
    ValueTask<string?> FindPersonAsync(ChatSender sender, CancellationToken cancellationToken = default);

    /// <summary>A person's account on a platform, for mentions; null when they have none.</summary>
    ValueTask<ChatAccount?> FindAsync(string personId, string platform, CancellationToken cancellationToken = default);

    /// <summary>The ids of the mapped people who hold a role, for mentions.</summary>
    ValueTask<IReadOnlyList<string>> ListAsync(IReadOnlyList<string> roles, CancellationToken cancellationToken = default);
}
