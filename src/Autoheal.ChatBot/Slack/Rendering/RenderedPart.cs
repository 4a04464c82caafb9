using System.Text.Json.Nodes;

namespace Autoheal.ChatBot.Slack.Rendering;

/// <summary>What became of one part of a message.</summary>
/// <param name="Blocks">Its blocks.</param>
/// <param name="Length">How much text they hold.</param>
/// <param name="IsKept">Whether it stays when others have to go: buttons do, and the heading.</param>
internal sealed record RenderedPart(IReadOnlyList<JsonObject> Blocks, int Length, bool IsKept);
