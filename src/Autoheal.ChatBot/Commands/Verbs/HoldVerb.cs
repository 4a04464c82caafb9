using System.Globalization;
using Autoheal.ChatBot.Conversation;

namespace Autoheal.ChatBot.Commands.Verbs;

internal sealed class HoldVerb(ChatPresses presses) : IChatVerb
{
    public string Name => "hold";

    public string Usage => "[INC] [30m | 2h]";

    public string Help => "no new action starts for a while; an hour by default";

    public bool NeedsPerson => true;

    public ValueTask<ChatReply> RunAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var (incidentId, words) = call.Incident();
        if (incidentId is not { } id)
        {
            return ValueTask.FromResult(Replies.Usage(this, "Which incident?"));
        }

        if (MinutesOf(words.ElementAtOrDefault(0) ?? "1h") is not { } minutes)
        {
            return ValueTask.FromResult(Replies.Usage(this, "For how long? At most 24h."));
        }

        var inputs = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ChatForms.Minutes] = minutes.ToString(CultureInfo.InvariantCulture), [ChatForms.Reason] = string.Join(' ', words.Skip(1)),
        };
        return presses.RunAsync(new ChatPress { Sender = call.Sender, Act = ChatActs.Hold, Value = id, FromForm = true, Inputs = inputs }, call.PersonId, cancellationToken);
    }

    private static int? MinutesOf(string text) => text.Length > 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? text[^1] switch
        {
            'm' when number is >= 1 and <= 1440 => number,
            'h' when number is >= 1 and <= 24 => number * 60,
            _ => null,
        }
        : null;
}
