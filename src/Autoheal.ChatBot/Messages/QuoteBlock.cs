namespace Autoheal.ChatBot.Messages;

/// <summary>Text from outside, shown apart from everything that a decision rests on and marked as quoted.</summary>
/// <param name="Source">Where it comes from, for instance <c>log of checkout/api</c>.</param>
/// <param name="Text">The text.</param>
public sealed record QuoteBlock(string Source, string Text) : ChatBlock;
