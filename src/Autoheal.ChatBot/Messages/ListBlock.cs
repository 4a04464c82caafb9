namespace Autoheal.ChatBot.Messages;

/// <summary>A list under an optional title.</summary>
/// <param name="Title">The title; null for none.</param>
/// <param name="Items">The items, each a line of runs.</param>
/// <param name="Numbered">Whether the items have an order that counts.</param>
public sealed record ListBlock(string? Title, IReadOnlyList<IReadOnlyList<ChatRun>> Items, bool Numbered = false) : ChatBlock;
