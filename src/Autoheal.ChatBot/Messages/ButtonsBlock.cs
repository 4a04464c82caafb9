namespace Autoheal.ChatBot.Messages;

/// <summary>Buttons, side by side where there is room.</summary>
/// <param name="Buttons">The buttons; at most five are shown in a row.</param>
public sealed record ButtonsBlock(IReadOnlyList<ChatButton> Buttons) : ChatBlock;
