using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Incidents;
using Autoheal.ChatBot.Messages;
using Autoheal.Execution;
using Autoheal.Verification;

namespace Autoheal.ChatBot.Cards;

/// <summary>What was done, what proves it, and the button that undoes it.</summary>
internal static class ActionsPart
{
    public static IEnumerable<ChatBlock> BlocksOf(IncidentStory story, ChatTexts texts)
    {
        if (story.Actions.Count == 0)
        {
            yield break;
        }

        yield return new ListBlock(texts.Done, [.. story.Actions.Select(Line)], Numbered: true);
        ChatButton[] undo =
        [
            .. story.Actions
                .Where(action => action.CanBeUndone && action.Verification is not null)
                .Select(action => new ChatButton(
                    ChatActs.Undo, $"{story.Id}:{action.Intent.IntentId}", $"{texts.Undo} {action.Step.Action}", ChatButtonStyle.Danger)),
        ];
        if (undo.Length > 0)
        {
            yield return new ButtonsBlock(undo);
        }
    }

    private static IReadOnlyList<ChatRun> Line(StoryAction action) =>
    [
        new TextRun(action.IsCompensation ? $"undo {action.Step.Action}" : action.Step.Action, ChatTextStyle.Strong),
        $" on {action.Step.Target}: {Outcome(action)}{Verification(action)}",
    ];

    private static string Outcome(StoryAction action) => action.Outcome switch
    {
        null => "under way",
        { Status: ActionStatus.Applied } outcome => outcome.Message,
        { } outcome => $"{outcome.Status.ToString().ToLowerInvariant()}: {outcome.Message}",
    };

    private static string Verification(StoryAction action)
    {
        if (action.Verification is not { } concluded)
        {
            return action.Outcome?.Status == ActionStatus.Applied ? "; being watched" : "";
        }

        var looks = string.Join(", ", concluded.Observations.Select(observation => $"{observation.Text} {MarkOf(observation)}"));
        return $"; {looks} → {VerdictOf(action, concluded.Verdict, concluded.SymptomsRemain)}";
    }

    private static string VerdictOf(StoryAction action, VerificationVerdict verdict, bool symptomsRemain) => (action.IsCompensation, verdict) switch
    {
        (true, VerificationVerdict.Effect) => "restored",
        (true, _) => "not restored",
        (_, VerificationVerdict.Effect) => symptomsRemain ? "kept; something else is still wrong" : "healed",
        (_, VerificationVerdict.Harm) => "harm: to be undone",
        _ => "no effect",
    };

    /// <summary>Good is what must become true and is, and harm that is not.</summary>
    private static string MarkOf(PredicateObservation observation)
    {
        var isHarm = observation.Kind is PredicateKinds.FewerAvailable or PredicateKinds.NewWarnings;
        return observation.State == PredicateState.Unknown ? "?" : observation.State == (isHarm ? PredicateState.Fails : PredicateState.Holds) ? "✓" : "✗";
    }
}
