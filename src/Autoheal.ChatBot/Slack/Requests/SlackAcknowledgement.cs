using Microsoft.AspNetCore.Http;

namespace Autoheal.ChatBot.Slack.Requests;

/// <summary>What a request of Slack is answered at once.</summary>
internal readonly record struct SlackAcknowledgement(int Status, string? ContentType, string? Body)
{
    public static SlackAcknowledgement Of(int status) => new(status, null, null);

    public static SlackAcknowledgement Text(string text) => new(StatusCodes.Status200OK, "text/plain; charset=utf-8", text);

    public static SlackAcknowledgement Json(string json) => new(StatusCodes.Status200OK, "application/json; charset=utf-8", json);
}
