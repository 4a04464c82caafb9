namespace Autoheal.ChatBot.Messages;

/// <summary>A paragraph.</summary>
/// <param name="Runs">What it consists of.</param>
/// <param name="Small">Whether it is an aside in small print.</param>
public sealed record TextBlock(IReadOnlyList<ChatRun> Runs, bool Small = false) : ChatBlock;
