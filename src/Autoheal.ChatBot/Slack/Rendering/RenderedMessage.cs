using System.Text.Json.Nodes;

namespace Autoheal.ChatBot.Slack.Rendering;

/// <summary>A message as Slack takes it.</summary>
/// <param name="Text">What notifications and screen readers say, escaped.</param>
/// <param name="Blocks">The blocks.</param>
internal sealed record RenderedMessage(string Text, JsonArray Blocks);
