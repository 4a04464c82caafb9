using System.Text.Json;

namespace Autoheal.Simulation.Slack;

/// <summary>A message as it stands in a channel of the simulated Slack. Immutable: an edit makes another one.</summary>
public sealed record SlackMessage
{
    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The message's id in the channel.</summary>
    public required string Ts { get; init; }

    /// <summary>The id of the message whose thread it is in; null outside of threads.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string UserId { get; init; }

    /// <summary>The text.</summary>
    public string Text { get; init; } = "";

    /// <summary>The blocks; an empty array when there are none.</summary>
    public required JsonElement Blocks { get; init; }

    /// <summary>The only person who sees it; null when everybody does.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>How often it was edited.</summary>
    public int Edits { get; init; }

    /// <summary>Everything that can be read in it, line by line.</summary>
    public string ReadableText => SlackBlocks.Read(Text, Blocks);

    /// <summary>The labels of its buttons.</summary>
    public IReadOnlyList<string> Buttons => [.. SlackBlocks.Buttons(Blocks).Select(SlackBlocks.Label)];
}
