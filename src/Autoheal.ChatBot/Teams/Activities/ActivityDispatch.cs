using Autoheal.ChatBot.Teams.Connector;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>
/// Sends each activity where it belongs, once: Teams repeats what it believes lost. Messages are queued, so that the acknowledgement does not wait for the
/// work; invokes are answered. Thread-safe.
/// </summary>
internal sealed class ActivityDispatch(ActivityQueue queue, PressDesk presses, ConversationBook conversations, ILogger<ActivityDispatch> logger)
{
    private const int Remembered = 10_000;
    private const int RememberedAnswers = 500;

    private static readonly Task<InvokeAnswer> s_accepted = Task.FromResult(new InvokeAnswer(StatusCodes.Status200OK, default));

    private readonly RecentItems<(string Place, string Id), Task<InvokeAnswer>> _seen = new(Remembered);
    private readonly RecentItems<(string Place, string Id), Task<InvokeAnswer>> _answered = new(RememberedAnswers);

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
        var key = (activity.Place, activity.Id);
        var seen = activity.Type == "invoke" ? _answered : _seen;
        var isNew = true;
        var work = activity.Id.Length == 0 ? Begin(received) : seen.GetOrAdd(key, () => Begin(received), out isNew);
        if (work is null)
        {
            seen.Remove(key);
            TeamsLog.Shed(logger);
            return (null, "shed");
        }

        return (await work, isNew ? "accepted" : "duplicate");
    }

    private Task<InvokeAnswer> Begin(ReceivedActivity received)
    {
        var activity = received.Activity;
        if (activity.Type == "invoke")
        {
            return Task.Run(() => presses.AnswerAsync(received));
        }

        if (activity.AddsBot)
        {
            TeamsLog.Added(logger, activity.ConversationType, activity.Place);
        }

        return !IsForAutoheal(activity) || queue.TryAdd(received) ? s_accepted : null!;
    }

    /// <summary>In a channel Autoheal listens when it is addressed; a card of ours is always addressed to it.</summary>
    private static bool IsForAutoheal(TeamsActivity activity) => activity.Type switch
    {
        "message" => activity.FromId != activity.BotId && (activity.IsPersonal || activity.MentionsBot || CardPress.OfSubmit(activity.Value) is not null),
        "conversationUpdate" => activity.AddsBot,
        _ => false,
    };
}
