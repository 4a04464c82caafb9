using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Incidents;
using Autoheal.ChatBot.Messages;
using Autoheal.Incidents;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Cards;

/// <summary>
/// The card that stands for an incident and lives with it: a pure function of its story. Posted once in each place, updated as the incident goes on.
/// Thread-safe.
/// </summary>
public sealed class IncidentCard(ChatTexts texts, IOptions<ChatBotOptions> options)
{
    private readonly Uri? _page = options.Value.PublicUrl;

    /// <summary>The card.</summary>
    public ChatMessage Render(IncidentStory story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return new ChatMessage
        {
            Summary = SummaryOf(story),
            Tone = ToneOf(story),
            Blocks =
            [
                new HeadingBlock($"{story.Id}  {story.Subject?.Path}: {Standing(story)}"),
                new TextBlock(About(story), Small: true),
                .. story.Diagnosis is { } diagnosis ? DiagnosisPart.BlocksOf(diagnosis, texts) : [],
                .. PlanPart.BlocksOf(story, texts),
                .. ActionsPart.BlocksOf(story, texts),
                .. Rest(story),
                .. Buttons(story),
            ],
            DecisionHash = story is { RequestIsOpen: true, Request: { } request } ? DecisionPart.HashOf(request) : null,
        };
    }

    /// <summary>The incident in one line.</summary>
    public string SummaryOf(IncidentStory story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var cause = story.Diagnosis?.Outcome == Reasoning.DiagnosisOutcome.Fault ? story.Diagnosis.Hypotheses.FirstOrDefault()?.Title : null;
        return $"{story.Id} {story.Subject?.Path}: {Standing(story)}{(cause is null ? "" : $" ({cause})")}";
    }

    /// <summary>The address of the incident's page; null when the host has none that people reach.</summary>
    public Uri? PageOf(string incidentId) => _page is null ? null : new Uri(_page, $"console/incidents/{Uri.EscapeDataString(incidentId)}");

    private string Standing(IncidentStory story) => story.IsClosed ? texts.Of(story.End) : texts.Of(story.State);

    private static ChatTone ToneOf(IncidentStory story) => story switch
    {
        { End: IncidentEnd.Healed or IncidentEnd.Healthy or IncidentEnd.Recovered or IncidentEnd.Undone } => ChatTone.Good,
        { IsClosed: true } => ChatTone.Bad,
        { State: StoryState.AwaitingApproval } => ChatTone.Waiting,
        _ => ChatTone.Neutral,
    };

    private List<ChatRun> About(IncidentStory story)
    {
        var names = story.Undo is { } undo ? $"{undo.By} wants {undo.IntentId} of {undo.IncidentId} undone" : string.Join(", ", story.Alerts.Select(alert => alert.Name).Distinct().Order(StringComparer.Ordinal).Take(2));
        var where = story.Cluster is { } cluster ? $"{cluster}, {story.Environment}" : story.Environment;
        var alerts = story.Undo is null ? $" · {texts.Count(story.Alerts.Count, "alert")}" : "";
        List<ChatRun> runs = [$"{names}{alerts} · {where} · opened ", new TimeRun(story.OpenedAt)];
        if (PageOf(story.Id) is { } page)
        {
            runs.AddRange([" · ", new LinkRun(texts.Timeline, page)]);
        }

        return runs;
    }

    private IEnumerable<ChatBlock> Rest(IncidentStory story)
    {
        if (story is { IsClosed: false, TakenBy: { } person })
        {
            yield return new TextBlock([new TextRun(person, ChatTextStyle.Strong), " works on it. Autoheal watches and does nothing more."]);
        }
        else if (story is { IsClosed: false, HeldUntil: { } until })
        {
            yield return new TextBlock([new TextRun($"{story.HeldBy}", ChatTextStyle.Strong), " holds it: nothing new starts until ", new TimeRun(until)]);
        }

        foreach (var drift in story.Drifts)
        {
            yield return new TextBlock([new TextRun("Drift", ChatTextStyle.Strong), $": {drift}"]);
        }

        if (story.Escalated is { } escalated)
        {
            yield return new TextBlock([new TextRun("Handed to people", ChatTextStyle.Strong), $": {escalated.Reason}"]);
            if (escalated.NextChecks.Count > 0)
            {
                yield return new ListBlock(texts.CheckNext, [.. escalated.NextChecks.Take(5).Select(check => (IReadOnlyList<ChatRun>)[check])]);
            }
        }

        if (story.IsClosed)
        {
            yield return new TextBlock([new TextRun(texts.Of(story.End), ChatTextStyle.Strong), $" after {texts.Of(story.LastAt - story.OpenedAt)}: {story.EndSummary}"]);
        }
    }

    private IEnumerable<ChatBlock> Buttons(IncidentStory story)
    {
        if (story is { RequestIsOpen: true, Request: { } request })
        {
            yield return new ButtonsBlock(
            [
                new ChatButton(ChatActs.Approve, request.Id, request.MustType is null ? texts.Approve : $"{texts.Approve}…", ChatButtonStyle.Primary),
                new ChatButton(ChatActs.Reject, request.Id, texts.Reject, ChatButtonStyle.Danger),
                .. Others(story),
            ]);
        }

        if (!story.IsClosed)
        {
            yield return new ButtonsBlock(
            [
                .. story.TakenBy is null ? [new ChatButton(ChatActs.Take, story.Id, texts.Take), new ChatButton(ChatActs.Hold, story.Id, texts.Hold)] : Array.Empty<ChatButton>(),
                .. story is { TakenBy: null, HeldUntil: null } ? [] : new[] { new ChatButton(ChatActs.Release, story.Id, texts.Release) },
                .. story.Decision is null ? [] : new[] { new ChatButton(ChatActs.Why, story.Id, texts.Why) },
            ]);
        }
        else if (story.Decision is not null)
        {
            yield return new ButtonsBlock([new ChatButton(ChatActs.Why, story.Id, texts.Why)]);
        }
    }

    private IEnumerable<ChatButton> Others(IncidentStory story)
    {
        if (story.ApprovedBy.Count > 0)
        {
            yield return new ChatButton(ChatActs.Revoke, story.Request!.Id, texts.Revoke);
        }

        if (story.Diagnosis is { Hypotheses.Count: > 1 })
        {
            yield return new ChatButton(
                ChatActs.Pursue, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{story.Id}:{story.DiagnosisSequence}"), texts.Pursue);
        }
    }
}
