using System.Text.Json;

namespace Autoheal.Simulation.Slack;

/// <summary>A modal in front of somebody.</summary>
public sealed record SlackModal
{
    /// <summary>The view's id.</summary>
    public required string Id { get; init; }

    /// <summary>Who sees it.</summary>
    public required string UserId { get; init; }

    /// <summary>The view as the app sent it.</summary>
    public required JsonElement View { get; init; }

    /// <summary>The title.</summary>
    public string Title => View.GetProperty("title").GetProperty("text").GetString()!;

    /// <summary>The labels of the inputs, top to bottom.</summary>
    public IReadOnlyList<string> Inputs => [.. SlackBlocks.Inputs(View).Select(input => input.GetProperty("label").GetProperty("text").GetString()!)];
}
