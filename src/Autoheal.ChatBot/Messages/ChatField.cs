namespace Autoheal.ChatBot.Messages;

/// <summary>A name with a value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record ChatField(string Name, IReadOnlyList<ChatRun> Value);
