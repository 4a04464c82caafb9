namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>Who did something, from the verified body.</summary>
/// <param name="UserId">The person.</param>
/// <param name="UserTeam">The person's own team; null when Slack does not say.</param>
/// <param name="Team">The team in which the app is installed and this arrived.</param>
internal sealed record SlackOrigin(string UserId, string? UserTeam, string Team);
