namespace Autoheal.ChatBot.Identity;

/// <summary>Whose account on a chat platform is whose.</summary>
public sealed class ChatAccount
{
    /// <summary>Gets or sets the platform: <c>slack</c> or <c>teams</c>.</summary>
    public string Platform { get; set; } = "";

    /// <summary>Gets or sets the team, workspace or tenant. A user id alone proves nothing: it may exist in another one.</summary>
    public string Team { get; set; } = "";

    /// <summary>Gets or sets the user's id on the platform: in Slack <c>U…</c>, in Teams the object id of the directory.</summary>
    public string UserId { get; set; } = "";

    /// <summary>Gets or sets the id of the person in the operator's directory.</summary>
    public string PersonId { get; set; } = "";
}
