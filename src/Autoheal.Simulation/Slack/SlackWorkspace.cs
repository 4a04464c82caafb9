using System.Globalization;
using System.Text.Json;

namespace Autoheal.Simulation.Slack;

/// <summary>What the simulated Slack remembers: channels, messages, users, modals, homes, triggers. Every change wakes those who wait. Thread-safe.</summary>
internal sealed class SlackWorkspace(SimulatedSlackOptions options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SlackUserProfile> _users = new(StringComparer.Ordinal);
    private readonly List<SlackMessage> _messages = [];
    private readonly Dictionary<string, SlackModal> _modals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _homes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SlackTrigger> _triggers = new(StringComparer.Ordinal);
    private readonly List<SlackCall> _calls = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastTs;
    private long _number;

    public SimulatedSlackOptions Options => options;

    public TimeProvider Clock => clock;

    public void AddChannel(string id, string name) => Change(() => _channels[id] = name);

    public void AddUser(SlackUserProfile user) => Change(() => _users[user.Id] = user);

    public SlackUserProfile? FindUser(string id) => Read(() => _users.GetValueOrDefault(id));

    /// <summary>The channel's name; null when there is none of this id. A conversation with the bot exists for everybody.</summary>
    public string? FindChannel(string id) => Read(() => _channels.GetValueOrDefault(id) ?? (DirectTo(id) is null ? null : "directmessage"));

    public static string DirectChannel(string userId) => $"D{userId}";

    public IReadOnlyList<SlackMessage> Messages() => Read<IReadOnlyList<SlackMessage>>(() => [.. _messages]);

    public IReadOnlyList<SlackCall> Calls() => Read<IReadOnlyList<SlackCall>>(() => [.. _calls]);

    public SlackModal? FindModal(string userId) => Read(() => _modals.GetValueOrDefault(userId));

    public JsonElement? FindHome(string userId) => Read<JsonElement?>(() => _homes.TryGetValue(userId, out var home) ? home : null);

    /// <summary>A number that was not given before.</summary>
    public long Next() => Interlocked.Increment(ref _number);

    public void Record(SlackCall call) => Change(() => _calls.Add(call));

    public SlackMessage Add(Func<string, SlackMessage> message) => Change(() =>
    {
        var added = message(NextTs());
        _messages.Add(added);
        return added;
    });

    public SlackMessage? Find(string channel, string ts) =>
        Read(() => _messages.FirstOrDefault(message => message.Channel == channel && message.Ts == ts && message.OnlyFor is null));

    public void Replace(SlackMessage old, SlackMessage edited) => Change(() =>
    {
        var index = _messages.FindIndex(message => message.Channel == old.Channel && message.Ts == old.Ts);
        _messages[index] = edited with { Edits = _messages[index].Edits + 1 };
    });

    public SlackTrigger AddTrigger(string userId) => Change(() =>
    {
        var trigger = new SlackTrigger(string.Create(CultureInfo.InvariantCulture, $"{Next()}.{clock.GetUtcNow().ToUnixTimeMilliseconds()}.{userId}"), userId, clock.GetTimestamp());
        _triggers[trigger.Id] = trigger;
        return trigger;
    });

    /// <summary>Whom a modal is opened for, or why it is not. A trigger opens one.</summary>
    public (SlackTrigger? Trigger, string? Error) UseTrigger(string id) => Change<(SlackTrigger?, string?)>(() =>
    {
        if (!_triggers.TryGetValue(id, out var trigger))
        {
            return (null, "invalid_trigger_id");
        }

        if (trigger.IsUsed)
        {
            return (null, "exchanged_trigger_id");
        }

        _triggers[id] = trigger with { IsUsed = true };
        return clock.GetElapsedTime(trigger.At) > options.AcknowledgeWithin ? (null, "expired_trigger_id") : (trigger, null);
    });

    public SlackModal Open(string userId, JsonElement view) => Change(() => _modals[userId] = new SlackModal
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"V{Next()}"), UserId = userId, View = view,
    });

    public void Close(SlackModal modal) => Change(() => _modals.Remove(modal.UserId));

    public void Publish(string userId, JsonElement view) => Change(() => _homes[userId] = view);

    public async Task<T> WaitAsync<T>(Func<T?> look, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            var changed = Read(() => _changed.Task);
            if (look() is { } found)
            {
                return found;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The user with whom a conversation is held; null when it is another channel.</summary>
    private string? DirectTo(string channel) => channel is ['D', .. var userId] && _users.ContainsKey(userId) ? userId : null;

    private string NextTs()
    {
        var now = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        _lastTs = Math.Max(now, _lastTs + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{_lastTs / 1_000_000}.{_lastTs % 1_000_000:000000}");
    }

    private T Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }

    private void Change(Action change) => Change(() =>
    {
        change();
        return true;
    });

    private T Change<T>(Func<T> change)
    {
        TaskCompletionSource changed;
        T result;
        lock (_lock)
        {
            result = change();
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.TrySetResult();
        return result;
    }
}
