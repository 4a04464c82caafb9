namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>What waits for a worker.</summary>
/// <param name="Key">What is the same in a repeated delivery.</param>
/// <param name="Input">What a person did.</param>
/// <param name="MissedAt">When they did it, if that is too long ago to be done; null when it is to be done.</param>
internal sealed record SlackWork(string Key, SlackInput Input, DateTimeOffset? MissedAt = null);
