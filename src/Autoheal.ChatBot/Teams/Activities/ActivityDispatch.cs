using System.Security.Cryptography;
using Autoheal.ChatBot.Teams.Connector;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>
/// Sends each activity where it belongs, once: Teams repeats what it believes lost. Messages are made durable and queued, so that the acknowledgement does not wait
/// for the work; invokes are answered. Thread-safe.
/// </summary>
internal sealed class ActivityDispatch(ActivityQueue queue, PressDesk presses, ConversationBook conversations, ILogger<ActivityDispatch> logger)
{
    private const int Remembered = 10_000;
    private const int RememberedAnswers = 500;

    private static readonly Task<InvokeAnswer?> s_accepted = Task.FromResult<InvokeAnswer?>(new InvokeAnswer(StatusCodes.Status200OK, default));

    private readonly RecentItems<string, Task<InvokeAnswer?>> _seen = Remember(queue.TakenLately);
    private readonly RecentItems<string, Task<InvokeAnswer?>> _answered = new(RememberedAnswers);

    /// <summary>What to answer; null when there is no room. The outcome is for the metrics.</summary>
    public async Task<(InvokeAnswer? Answer, string Outcome)> DispatchAsync(ReceivedActivity received)
    {
        var activity = received.Activity;
        if (activity.RemovesBot)
        {
            conversations.Forget(activity.Place);
            return (await s_accepted, "accepted");
        }

        conversations.Remember(activity.Place, received.Service);
        var key = $"{activity.Place}\n{activity.Id}";
        var seen = activity.Type == "invoke" ? _answered : _seen;
        var isNew = true;
        var answer = await (activity.Id.Length == 0 ? Begin(received, RandomNumberGenerator.GetHexString(32)) : seen.GetOrAdd(key, () => Begin(received, key), out isNew));
        if (answer is not null)
        {
            return (answer, isNew ? "accepted" : "duplicate");
        }

        seen.Remove(key);
        TeamsLog.Shed(logger);
        return (null, "shed");
    }

    private static RecentItems<string, Task<InvokeAnswer?>> Remember(IReadOnlyList<string> keys)
    {
        var seen = new RecentItems<string, Task<InvokeAnswer?>>(Remembered);
        foreach (var key in keys)
        {
            seen.Set(key, s_accepted);
        }

        return seen;
    }

    /// <summary>The answer; null in it when there is no room.</summary>
    private Task<InvokeAnswer?> Begin(ReceivedActivity received, string key)
    {
        var activity = received.Activity;
        if (activity.Type == "invoke")
        {
            return Task.Run<InvokeAnswer?>(async () => await presses.AnswerAsync(received));
        }

        if (activity.AddsBot)
        {
            TeamsLog.Added(logger, activity.ConversationType, activity.Place);
        }

        return IsForAutoheal(activity) ? TakeAsync(received, key) : s_accepted;
    }

    private async Task<InvokeAnswer?> TakeAsync(ReceivedActivity received, string key) => await queue.TryAddAsync(key, received) ? await s_accepted : null;

    /// <summary>In a channel Autoheal listens when it is addressed; a card of ours is always addressed to it.</summary>
    private static bool IsForAutoheal(TeamsActivity activity) => activity.Type switch
    {
        "message" => activity.FromId != activity.BotId && (activity.IsPersonal || activity.MentionsBot || CardPress.OfSubmit(activity.Value) is not null),
        "conversationUpdate" => activity.AddsBot,
        _ => false,
    };
}
