namespace Autoheal.ChatBot.Slack.Client;

/// <summary>Whom the bot's token belongs to.</summary>
internal sealed record SlackBot(string UserId, string TeamId, string? EnterpriseId);
