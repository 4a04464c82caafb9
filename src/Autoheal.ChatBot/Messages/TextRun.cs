namespace Autoheal.ChatBot.Messages;

/// <summary>Text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Style">How it looks.</param>
public sealed record TextRun(string Text, ChatTextStyle Style = ChatTextStyle.Plain) : ChatRun;
