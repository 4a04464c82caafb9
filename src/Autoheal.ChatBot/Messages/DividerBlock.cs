namespace Autoheal.ChatBot.Messages;

/// <summary>A line between parts.</summary>
public sealed record DividerBlock : ChatBlock;
