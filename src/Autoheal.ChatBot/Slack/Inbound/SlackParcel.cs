namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>What arrived in one delivery, before anybody asked whether it is for us.</summary>
internal sealed record SlackParcel
{
    /// <summary>Gets the app that it was sent to.</summary>
    public required string AppId { get; init; }

    /// <summary>Gets the team and the organization in which that app is installed; what is not said is missing.</summary>
    public required IReadOnlyList<string> Teams { get; init; }

    /// <summary>Gets what is the same in a repeated delivery.</summary>
    public required string Key { get; init; }

    /// <summary>Gets what a person did; null when it is nothing that is answered.</summary>
    public SlackInput? Input { get; init; }
}
