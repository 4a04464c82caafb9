using Autoheal.ChatBot.Incidents;
using Autoheal.ChatBot.Messages;
using Autoheal.Policy;

namespace Autoheal.ChatBot.Cards;

/// <summary>What is to be done, what policy said and who has to decide.</summary>
internal static class PlanPart
{
    public static IEnumerable<ChatBlock> BlocksOf(IncidentStory story, ChatTexts texts)
    {
        if (story.Absent is { } absent)
        {
            yield return new TextBlock([new TextRun("No plan", ChatTextStyle.Strong), $": {Why(absent)}"]);
        }

        if (story.Proposal is not { } proposal)
        {
            yield break;
        }

        yield return new DividerBlock();
        if (story is { RequestIsOpen: true, Request: { } request })
        {
            foreach (var block in DecisionPart.BlocksOf(request, texts).Append(Standing(story, texts)).Append(new TextBlock([texts.OnceApproved], Small: true)))
            {
                yield return block;
            }
        }
        else if (story.Actions.Count == 0)
        {
            yield return new TextBlock(
                [new TextRun("Plan", ChatTextStyle.Strong), $": {string.Join("; ", proposal.Plan.Steps.Select(step => step.Summary))}"]);
        }

        if (story.Decision is { } decided)
        {
            yield return new TextBlock([new TextRun(texts.PolicyName, ChatTextStyle.Strong), $": {decided.Sentence}{WhyNot(decided)}"]);
        }

        if (story.Voided is { } voided)
        {
            yield return new TextBlock([new TextRun("The plan will not run", ChatTextStyle.Strong), $": {voided.Reason}"]);
        }

        var commands = proposal.Plan.Steps.Select(step => step.KubectlEquivalent).OfType<string>().ToArray();
        if (commands.Length > 0 && !story.IsClosed)
        {
            yield return new CodeBlock(texts.ByHand, string.Join('\n', commands));
        }
    }

    private static FieldsBlock Standing(IncidentStory story, ChatTexts texts)
    {
        var request = story.Request!;
        var by = story.ApprovedBy.Count == 0 ? "" : $": {string.Join(", ", story.ApprovedBy)}";
        return new FieldsBlock(
        [
            new ChatField(texts.Approvals, [texts.Of(request.Requirement, story.ApprovedBy.Count) + by]),
            new ChatField(texts.Expires, [new TimeRun(request.ExpiresAt)]),
        ]);
    }

    /// <summary>The line that names the policies that stopped an action.</summary>
    private static string WhyNot(Journal.Events.PolicyDecided decided)
    {
        if (decided.Verdict != Verdict.Deny)
        {
            return "";
        }

        var stoppers = decided.Reasons.Where(reason => reason.Verdict == Verdict.Deny).Select(reason => reason.Policy).Distinct().ToArray();
        return stoppers.Length == 0 ? "" : $" Why not: {string.Join(", ", stoppers)}.";
    }

    private static string Why(Journal.Events.PlanAbsent absent) => absent.Refusals.Count == 0
        ? "no action of the catalogue repairs this cause."
        : string.Join("; ", absent.Refusals.Take(3).Select(refusal => $"{refusal.Action} on {refusal.Target}: {refusal.Reason}"));
}
