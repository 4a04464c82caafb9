namespace Autoheal.Simulation.Slack;

/// <summary>What lets the app open a modal for a person, once and soon.</summary>
internal sealed record SlackTrigger(string Id, string UserId, long At, bool IsUsed = false);
