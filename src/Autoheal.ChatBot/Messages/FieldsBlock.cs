namespace Autoheal.ChatBot.Messages;

/// <summary>Names with values, side by side where there is room.</summary>
/// <param name="Fields">The fields; at most ten are shown.</param>
public sealed record FieldsBlock(IReadOnlyList<ChatField> Fields) : ChatBlock;
