using Autoheal.ChatBot.Incidents;
using Autoheal.ChatBot.Messages;
using Autoheal.Policy;

namespace Autoheal.ChatBot.Cards;

/// <summary>Why policy decided so: the sentence, what each policy said, and the version of the policies.</summary>
internal sealed class WhyCard(ChatTexts texts)
{
    private const int MaxReasons = 20;

    public ChatMessage Render(IncidentStory story)
    {
        if (story.Decision is not { } decided)
        {
            return Of(story.Absent is null ? $"Policy has not been asked about {story.Id} yet." : $"There is no plan for {story.Id} to decide on.");
        }

        return new ChatMessage
        {
            Summary = $"{story.Id}: {decided.Sentence}",
            Blocks =
            [
                new TextBlock([new TextRun(story.Id, ChatTextStyle.Strong), $": {decided.Sentence}"]),
                new ListBlock(
                    texts.PolicyName,
                    [
                        .. decided.Reasons
                            .Where(reason => reason.Verdict is not null)
                            .OrderBy(reason => reason.Verdict)
                            .Take(MaxReasons)
                            .Select(reason => (IReadOnlyList<ChatRun>)[new TextRun(reason.Policy, ChatTextStyle.Strong), $": {Name(reason.Verdict!.Value)}, {reason.Reason}"]),
                    ]),
                new TextBlock([$"policies {decided.PolicyVersion}, plan {DecisionPart.Short(decided.PlanHash)}"], Small: true),
            ],
        };
    }

    private static ChatMessage Of(string text) => new() { Summary = text, Blocks = [new TextBlock([text])] };

    private static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Allow => "allowed",
        Verdict.RequireApproval => "needs approval",
        _ => "denied",
    };
}
