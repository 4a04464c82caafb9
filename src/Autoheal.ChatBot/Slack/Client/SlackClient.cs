using System.Text;
using System.Text.Json.Nodes;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Slack.Rendering;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Slack.Client;

/// <summary>The methods of Slack's Web API that are needed, typed. Thread-safe.</summary>
internal sealed class SlackClient(SlackCaller caller, SlackSecrets secrets, ChannelPacer pacer, IOptions<SlackOptions> options)
{
    /// <summary>Slack's own hosts: an answer goes nowhere else, whatever a body says.</summary>
    private static readonly string[] ResponseHosts = ["hooks.slack.com", "hooks.slack-gov.com"];

    /// <returns>The message's <c>ts</c>.</returns>
    /// <exception cref="ChatException">Slack did not take it.</exception>
    public async Task<string> PostAsync(string channel, string? thread, RenderedMessage message, CancellationToken cancellationToken)
    {
        await pacer.WaitAsync(channel, cancellationToken);
        var body = Message(message);
        body["channel"] = channel;
        body["mrkdwn"] = false;
        body["unfurl_links"] = false;
        body["unfurl_media"] = false;
        SetThread(body, thread);
        var answer = (await CallAsync("chat.postMessage", body, cancellationToken)).Expect();
        return answer.Text("ts") ?? throw new ChatException("Slack took chat.postMessage and did not say which message it is.", isTransient: false);
    }

    /// <exception cref="ChatException">Slack did not take it.</exception>
    public async Task UpdateAsync(string channel, string ts, RenderedMessage message, CancellationToken cancellationToken)
    {
        var body = Message(message);
        body["channel"] = channel;
        body["ts"] = ts;
        (await CallAsync("chat.update", body, cancellationToken)).Expect();
    }

    /// <summary>A message that one person sees.</summary>
    public async Task<SlackResult> PostEphemeralAsync(
        string channel, string userId, string? thread, RenderedMessage message, CancellationToken cancellationToken)
    {
        await pacer.WaitAsync(channel, cancellationToken);
        var body = Message(message);
        body["channel"] = channel;
        body["user"] = userId;
        SetThread(body, thread);
        return await CallAsync("chat.postEphemeral", body, cancellationToken);
    }

    /// <summary>An answer to the address that came with a command or a button.</summary>
    public Task<SlackResult> RespondAsync(Uri address, bool forEverybody, RenderedMessage message, CancellationToken cancellationToken)
    {
        const string Method = "response_url";
        var isOurs = address.Scheme == options.Value.ApiUrl.Scheme && address.Authority == options.Value.ApiUrl.Authority;
        if (!isOurs && !(address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && ResponseHosts.Contains(address.Host, StringComparer.Ordinal)))
        {
            return Task.FromResult(SlackResult.Failed(Method, "the address is none of Slack's", isTransient: false));
        }

        var body = Message(message);
        body["response_type"] = forEverybody ? "in_channel" : "ephemeral";
        body["replace_original"] = false;
        body["delete_original"] = false;
        return caller.CallAsync(Method, null, () => Json(body), address, cancellationToken);
    }

    /// <summary>Opens a modal; within three seconds of the press, or the trigger is <c>expired_trigger_id</c>.</summary>
    public Task<SlackResult> OpenViewAsync(string triggerId, JsonObject view, CancellationToken cancellationToken) =>
        CallAsync("views.open", new JsonObject { ["trigger_id"] = triggerId, ["view"] = view }, cancellationToken);

    /// <summary>Shows a person's home page.</summary>
    public Task<SlackResult> PublishViewAsync(string userId, JsonObject view, CancellationToken cancellationToken) =>
        CallAsync("views.publish", new JsonObject { ["user_id"] = userId, ["view"] = view }, cancellationToken);

    public Task<SlackResult> GetUserAsync(string userId, CancellationToken cancellationToken) =>
        caller.CallAsync("users.info", secrets.BotToken, () => new FormUrlEncodedContent([new("user", userId)]), null, cancellationToken);

    /// <exception cref="ChatException">Slack does not know the token, or cannot be reached.</exception>
    public async Task<SlackBot> TestAuthAsync(CancellationToken cancellationToken)
    {
        var result = await caller.CallAsync("auth.test", secrets.BotToken, () => new FormUrlEncodedContent([]), null, cancellationToken);
        var answer = result.Expect();
        return answer.Text("user_id") is { } user && answer.Text("team_id") is { } team
            ? new SlackBot(user, team, answer.Text("enterprise_id"))
            : throw new ChatException("Slack took auth.test and did not say who the bot is.", isTransient: false);
    }

    /// <summary>The address of a new connection of Socket Mode; it holds a ticket and is a secret.</summary>
    public Task<SlackResult> OpenConnectionAsync(CancellationToken cancellationToken) =>
        caller.CallAsync("apps.connections.open", secrets.AppToken, () => new FormUrlEncodedContent([]), null, cancellationToken);

    private Task<SlackResult> CallAsync(string method, JsonObject body, CancellationToken cancellationToken) =>
        caller.CallAsync(method, secrets.BotToken, () => Json(body), null, cancellationToken);

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    /// <summary>Nothing in the text is parsed, named or unfurled.</summary>
    private static JsonObject Message(RenderedMessage message) => new()
    {
        ["text"] = message.Text,
        ["blocks"] = message.Blocks.DeepClone(),
        ["parse"] = "none",
        ["link_names"] = false,
    };

    private static void SetThread(JsonObject body, string? thread)
    {
        if (thread is not null)
        {
            body["thread_ts"] = thread;
        }
    }
}
