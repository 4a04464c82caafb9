namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>What waits for a worker.</summary>
/// <param name="Key">What is the same in a repeated delivery.</param>
/// <param name="Received">What was sent.</param>
/// <param name="MissedAt">When it was sent, if that is too long ago to be done; null when it is to be done.</param>
internal sealed record TeamsWork(string Key, ReceivedActivity Received, DateTimeOffset? MissedAt = null);
