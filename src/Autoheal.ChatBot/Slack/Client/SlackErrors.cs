using System.Text.Json;

namespace Autoheal.ChatBot.Slack.Client;

/// <summary>Reads Slack's errors: a code of small letters, sometimes with where it went wrong.</summary>
internal static class SlackErrors
{
    private const int MaxCode = 60;
    private const int MaxDetail = 300;

    private static readonly string[] Transient =
        ["ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org", "update_failed"];

    public static SlackResult Read(string method, JsonElement body)
    {
        var code = body.Text("error") is { Length: <= MaxCode } text && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-')
            ? text
            : "an error without a code";
        if (code == "rate_limited")
        {
            code = "ratelimited";
        }

        // Where in the blocks it went wrong: places and limits, no contents.
        var detail = code == "invalid_blocks" && body.Member("response_metadata").Member("messages").Items().FirstOrDefault() is { ValueKind: JsonValueKind.String } first
            ? first.GetString()!
            : "";
        return SlackResult.Failed(
            method,
            detail.Length == 0 ? code : $"{code} ({new string([.. detail.Where(c => c is >= ' ' and <= '~').Take(MaxDetail)])})",
            Transient.Contains(code));
    }
}
