namespace Autoheal.ChatBot.Inbox;

/// <summary>Something that a platform was told is taken, and that was not worked on when the host ended.</summary>
/// <param name="Key">What is the same in a repeated delivery.</param>
/// <param name="At">When it was taken.</param>
/// <param name="Payload">What was taken, as the platform's own code wrote it.</param>
internal sealed record InboxEntry(string Key, DateTimeOffset At, ReadOnlyMemory<byte> Payload);
