namespace Autoheal.ChatBot.Messages;

/// <summary>A moment, shown in the reader's time zone where the platform knows it, else in the host's configured one.</summary>
/// <param name="At">The moment.</param>
public sealed record TimeRun(DateTimeOffset At) : ChatRun;
