using System.Text.Json;

namespace Autoheal.Simulation.Slack;

/// <summary>A call of the Web API as it arrived.</summary>
/// <param name="Method">The method, for instance <c>chat.postMessage</c>; <c>response_url</c> for answers to commands and buttons.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Error">The error that it was answered with; null when it succeeded.</param>
/// <param name="At">When.</param>
public sealed record SlackCall(string Method, JsonElement Arguments, string? Error, DateTimeOffset At);
