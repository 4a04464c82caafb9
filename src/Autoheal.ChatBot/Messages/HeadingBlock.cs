namespace Autoheal.ChatBot.Messages;

/// <summary>A heading; one a message, at its top. At most 150 characters are shown.</summary>
/// <param name="Text">The text.</param>
public sealed record HeadingBlock(string Text) : ChatBlock;
