namespace Autoheal.ChatBot.Identity;

/// <summary>The accounts that the operator's configuration maps; without one everybody reads only. Validated when the host starts.</summary>
public sealed class ChatAccountOptions
{
    /// <summary>Gets the accounts; each account leads to one person.</summary>
    public IList<ChatAccount> Accounts { get; } = [];
}
