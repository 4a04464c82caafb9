namespace Autoheal.ChatBot.Messages;

/// <summary>A button. What it means is looked up when it is pressed: it carries ids, never the content of a decision.</summary>
/// <param name="Act">What pressing it asks for: one of <see cref="Conversation.ChatActs"/>.</param>
/// <param name="Value">The id that it is about, at most 200 characters.</param>
/// <param name="Label">The text on it, at most 75 characters.</param>
/// <param name="Style">How it looks.</param>
public sealed record ChatButton(string Act, string Value, string Label, ChatButtonStyle Style = ChatButtonStyle.Plain);
