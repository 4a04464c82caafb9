namespace Autoheal.ChatBot.Messages;

/// <summary>A link of ours; the only kind that is ever active.</summary>
/// <param name="Text">The text.</param>
/// <param name="Target">Where it leads: an absolute https or http address that the host made itself.</param>
public sealed record LinkRun(string Text, Uri Target) : ChatRun;
