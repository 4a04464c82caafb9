namespace Autoheal.ChatBot.Slack.Client;

/// <summary>What Slack tells about a user.</summary>
internal sealed record SlackUser
{
    public required string TeamId { get; init; }

    public string? EnterpriseId { get; init; }

    /// <summary>Gets a value indicating whether it is a guest, somebody of another organization, a bot or somebody who left.</summary>
    public required bool IsOutsider { get; init; }

    public string? TimeZone { get; init; }
}
