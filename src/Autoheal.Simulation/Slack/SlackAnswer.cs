using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Slack;

/// <summary>What a call is answered.</summary>
internal sealed record SlackAnswer(JsonObject Body, string? Error = null, TimeSpan? RetryAfter = null)
{
    public static SlackAnswer Ok(JsonObject? body = null)
    {
        body ??= [];
        body.Insert(0, "ok", true);
        return new(body);
    }

    public static SlackAnswer Fail(string error, IReadOnlyList<string>? details = null)
    {
        var body = new JsonObject { ["ok"] = false, ["error"] = error };
        if (details is not null)
        {
            body["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. details.Select(detail => $"[ERROR] {detail}")]) };
        }

        return new(body, error);
    }

    /// <summary>Answered 429.</summary>
    public static SlackAnswer Limit(TimeSpan retryAfter) => Fail("ratelimited") with { RetryAfter = retryAfter };
}
