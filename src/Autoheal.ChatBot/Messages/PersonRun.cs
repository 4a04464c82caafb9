namespace Autoheal.ChatBot.Messages;

/// <summary>A person whom the operator's directory knows. Named, not notified: <see cref="ChatMessage.Mentions"/> notifies.</summary>
/// <param name="PersonId">The person's id.</param>
/// <param name="Name">The name to show.</param>
public sealed record PersonRun(string PersonId, string Name) : ChatRun;
