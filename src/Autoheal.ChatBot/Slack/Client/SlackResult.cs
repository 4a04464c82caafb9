using System.Text.Json;
using Autoheal.ChatBot.Conversation;

namespace Autoheal.ChatBot.Slack.Client;

/// <summary>What Slack answered to a call.</summary>
/// <param name="Method">The method.</param>
/// <param name="Body">The answer, when it is ok.</param>
/// <param name="Error">Slack's code of the error, or ours; null when it is ok.</param>
/// <param name="IsTransient">Whether trying again may help.</param>
/// <param name="RetryAfter">How long Slack asks to wait, if it does.</param>
internal readonly record struct SlackResult(string Method, JsonElement Body, string? Error, bool IsTransient, TimeSpan? RetryAfter)
{
    public static SlackResult Ok(string method, JsonElement body) => new(method, body, null, false, null);

    public static SlackResult Failed(string method, string error, bool isTransient, TimeSpan? retryAfter = null) =>
        new(method, default, error, isTransient, retryAfter);

    /// <exception cref="ChatException">It is not ok.</exception>
    public JsonElement Expect() => Error is null
        ? Body
        : throw new ChatException($"Slack did not take {Method}: {Error}.", IsTransient, RetryAfter);
}
