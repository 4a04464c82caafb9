using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Incidents;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Cards;

/// <summary>The open incidents, newest first; what waits for people stands on top.</summary>
internal sealed class IncidentListCard(OpenIncidents incidents, ChatTexts texts)
{
    private const int MaxLines = 15;
    private const int MaxButtons = 5;

    public async ValueTask<ChatMessage> RenderAsync(CancellationToken cancellationToken)
    {
        var all = await incidents.ListAsync(cancellationToken);
        var count = await incidents.CountAsync(cancellationToken);
        if (count == 0)
        {
            return new ChatMessage { Summary = texts.NoIncidents, Tone = ChatTone.Good, Blocks = [new TextBlock([texts.NoIncidents]), Look()] };
        }

        var shown = all.OrderBy(line => line.OpenRequest is null).Take(MaxLines).ToArray();
        var summary = texts.Count(count, "open incident");
        return new ChatMessage
        {
            Summary = summary,
            Tone = Array.Exists(shown, line => line.OpenRequest is not null) ? ChatTone.Waiting : ChatTone.Neutral,
            Blocks =
            [
                new HeadingBlock(summary),
                new ListBlock(null, [.. shown.Select(Line)]),
                .. count > MaxLines ? [new TextBlock([$"… and {count - MaxLines} more"], Small: true)] : Array.Empty<ChatBlock>(),
                new ButtonsBlock([.. shown.Take(MaxButtons).Select(line => new ChatButton(ChatActs.Show, line.Id, $"{texts.Show} {line.Id}"))]),
                Look(),
            ],
        };
    }

    /// <summary>Whoever looks for trouble that no alert told of begins here.</summary>
    private ButtonsBlock Look() => new([new ChatButton(ChatActs.Diagnose, "scope", texts.Diagnose)]);

    private IReadOnlyList<ChatRun> Line(IncidentLine line) =>
    [
        new TextRun(line.Id, ChatTextStyle.Code), " ", new TextRun(line.Subject.Path, ChatTextStyle.Strong),
        $" {(line.Cluster is { } cluster ? $"{cluster}, " : "")}{line.Environment}: {texts.Of(line.State)}{(line.Title.Length > 0 ? $", {line.Title}" : "")}, since ",
        new TimeRun(line.OpenedAt),
    ];
}
