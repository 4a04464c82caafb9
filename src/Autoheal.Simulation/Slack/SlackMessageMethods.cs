using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Slack;

/// <summary>The methods about messages.</summary>
internal sealed class SlackMessageMethods(SlackWorkspace workspace)
{
    private const int MaxText = 40_000;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, long> _lastIn = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public SlackAnswer Post(SlackArguments arguments)
    {
        if (Check(arguments, out var channel) is { } refused)
        {
            return refused;
        }

        var thread = arguments.Text("thread_ts");
        if (thread is not null && workspace.Find(channel, thread) is null)
        {
            return SlackAnswer.Fail("thread_not_found");
        }

        var message = workspace.Add(ts => New(arguments, channel, ts, thread, onlyFor: null));
        return SlackAnswer.Ok(new JsonObject { ["channel"] = channel, ["ts"] = message.Ts, ["message"] = Show(message) });
    }

    public SlackAnswer Update(SlackArguments arguments)
    {
        if (arguments.Text("channel") is not { } channel || workspace.FindChannel(channel) is null)
        {
            return SlackAnswer.Fail("channel_not_found");
        }

        if (arguments.Text("ts") is not { } ts || workspace.Find(channel, ts) is not { } old)
        {
            return SlackAnswer.Fail("message_not_found");
        }

        if (old.UserId != workspace.Options.BotUserId)
        {
            return SlackAnswer.Fail("cant_update_message");
        }

        if (CheckContent(arguments) is { } refused)
        {
            return refused;
        }

        workspace.Replace(old, New(arguments, channel, ts, old.ThreadTs, onlyFor: null));
        return SlackAnswer.Ok(new JsonObject { ["channel"] = channel, ["ts"] = ts, ["text"] = arguments.Text("text") });
    }

    public SlackAnswer PostEphemeral(SlackArguments arguments)
    {
        if (Check(arguments, out var channel) is { } refused)
        {
            return refused;
        }

        if (arguments.Text("user") is not { } user || workspace.FindUser(user) is null)
        {
            return SlackAnswer.Fail("user_not_in_channel");
        }

        var message = workspace.Add(ts => New(arguments, channel, ts, arguments.Text("thread_ts"), user));
        return SlackAnswer.Ok(new JsonObject { ["message_ts"] = message.Ts });
    }

    public SlackAnswer Replies(SlackArguments arguments)
    {
        if (arguments.Text("channel") is not { } channel || workspace.FindChannel(channel) is null)
        {
            return SlackAnswer.Fail("channel_not_found");
        }

        if (arguments.Text("ts") is not { } ts || workspace.Find(channel, ts) is null)
        {
            return SlackAnswer.Fail("thread_not_found");
        }

        var messages = workspace.Messages().Where(message => message.Channel == channel && message.OnlyFor is null && (message.Ts == ts || message.ThreadTs == ts));
        return SlackAnswer.Ok(new JsonObject { ["messages"] = new JsonArray([.. messages.Select(Show)]), ["has_more"] = false });
    }

    /// <summary>An answer to a command or a button.</summary>
    public SlackAnswer Respond(SlackArguments arguments, SlackResponseAddress address)
    {
        if (CheckContent(arguments) is { } refused)
        {
            return refused;
        }

        var onlyFor = arguments.Text("response_type") == "in_channel" ? null : address.UserId;
        workspace.Add(ts => New(arguments, address.Channel, ts, onlyFor is null ? arguments.Text("thread_ts") : null, onlyFor));
        return SlackAnswer.Ok();
    }

    /// <summary>A message as it stands in answers and interactions.</summary>
    public static JsonObject Show(SlackMessage message)
    {
        var shown = new JsonObject
        {
            ["type"] = "message",
            ["user"] = message.UserId,
            ["text"] = message.Text,
            ["ts"] = message.Ts,
            ["blocks"] = JsonNode.Parse(message.Blocks.GetRawText()),
        };
        if (message.ThreadTs is { } thread)
        {
            shown["thread_ts"] = thread;
        }

        return shown;
    }

    private SlackAnswer? Check(SlackArguments arguments, out string channel)
    {
        channel = arguments.Text("channel") ?? "";
        if (workspace.FindUser(channel) is not null)
        {
            channel = SlackWorkspace.DirectChannel(channel);
        }

        return workspace.FindChannel(channel) is null ? SlackAnswer.Fail("channel_not_found") : CheckContent(arguments) ?? CheckPace(channel);
    }

    private static SlackAnswer? CheckContent(SlackArguments arguments)
    {
        if (arguments.Text("text") is null && arguments.Member("blocks") is null)
        {
            return SlackAnswer.Fail("no_text");
        }

        if (arguments.Text("text") is { Length: > MaxText })
        {
            return SlackAnswer.Fail("msg_too_long");
        }

        return arguments.Member("blocks") is { } blocks && BlockKitRules.CheckMessage(blocks) is { Count: > 0 } errors
            ? SlackAnswer.Fail("invalid_blocks", errors)
            : null;
    }

    private SlackAnswer? CheckPace(string channel)
    {
        if (!workspace.Options.LimitsMessages)
        {
            return null;
        }

        lock (_lock)
        {
            var now = workspace.Clock.GetTimestamp();
            if (_lastIn.TryGetValue(channel, out var last) && workspace.Clock.GetElapsedTime(last, now) < Pace)
            {
                return SlackAnswer.Limit(Pace);
            }

            _lastIn[channel] = now;
            return null;
        }
    }

    private SlackMessage New(SlackArguments arguments, string channel, string ts, string? thread, string? onlyFor) => new()
    {
        Channel = channel,
        Ts = ts,
        ThreadTs = thread,
        UserId = workspace.Options.BotUserId,
        Text = arguments.Text("text") ?? "",
        Blocks = arguments.Member("blocks") is { } blocks ? Named(blocks) : SlackBlocks.None,
        OnlyFor = onlyFor,
    };

    /// <summary>Slack gives every block an id.</summary>
    private JsonElement Named(JsonElement blocks)
    {
        var named = JsonArray.Create(blocks)!;
        foreach (var block in named.OfType<JsonObject>())
        {
            block["block_id"] ??= FormattableString.Invariant($"b{workspace.Next()}");
        }

        return JsonSerializer.SerializeToElement(named);
    }
}
