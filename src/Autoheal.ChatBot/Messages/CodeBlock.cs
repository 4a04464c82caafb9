namespace Autoheal.ChatBot.Messages;

/// <summary>Text in fixed width, line by line, to be read or copied: a diff, a command.</summary>
/// <param name="Title">The title; null for none.</param>
/// <param name="Text">The lines.</param>
public sealed record CodeBlock(string? Title, string Text) : ChatBlock;
