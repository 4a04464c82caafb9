using System.Globalization;
using Autoheal.Approvals;
using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Incidents;
using Autoheal.ChatBot.Messages;
using Autoheal.Reasoning;

namespace Autoheal.ChatBot.Conversation;

/// <summary>The forms that buttons open.</summary>
internal sealed class ChatForms(ChatTexts texts)
{
    public const string Reason = "reason";
    public const string TypedName = "typed";
    public const string Minutes = "minutes";
    public const string Rank = "rank";
    public const string Scope = "scope";

    private static readonly ChatFormField s_reason = new() { Name = Reason, Label = "Reason", Optional = true, Multiline = true };

    /// <summary>Destructive risk: the approver types the workload's name.</summary>
    public ChatForm TypedApproval(ApprovalRequest request) => new()
    {
        Act = ChatActs.Approve,
        Value = request.Id,
        Title = $"Approve {request.Id}",
        Submit = texts.Approve,
        Blocks = [.. DecisionPart.BlocksOf(request, texts), new TextBlock(["This can destroy something. Type the workload's name to approve."])],
        Fields = [new ChatFormField { Name = TypedName, Label = "Name of the workload", MaxLength = 253 }],
    };

    public ChatForm Rejection(ApprovalRequest request) => new()
    {
        Act = ChatActs.Reject,
        Value = request.Id,
        Title = $"Reject {request.Id}",
        Submit = "Reject",
        Blocks = [new TextBlock([$"Nothing is done, and a person goes on: {string.Join("; ", request.Steps.Select(step => $"{step.Action} on {step.Target}"))}"])],
        Fields = [s_reason],
    };

    public ChatForm Hold(IncidentStory story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return new ChatForm
        {
            Act = ChatActs.Hold,
            Value = story.Id,
            Title = $"Hold {story.Id}",
            Submit = "Hold",
            Blocks = [new TextBlock(["No new action starts until then. What undoes harm still runs."])],
            Fields =
            [
                new ChatFormField
                {
                    Name = Minutes, Label = "For how long", Initial = "60", Choices = [("15", texts.Of(TimeSpan.FromMinutes(15))), ("60", "1 h"), ("240", "4 h"), ("480", "8 h")],
                },
                s_reason,
            ],
        };
    }

    public ChatForm Undo(IncidentStory story, StoryAction action)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(action);
        var back = string.Join('\n', action.Step.Changes.Select(change => DecisionPart.OneLine($"{change.Path}: {change.After ?? "(absent)"} → {change.Before ?? "(absent)"}")));
        return new ChatForm
        {
            Act = ChatActs.Undo,
            Value = $"{story.Id}:{action.Intent.IntentId}",
            Title = $"Undo in {story.Id}",
            Submit = texts.Undo,
            Blocks = [new CodeBlock($"{action.Step.Action} on {action.Step.Target}", back.Length == 0 ? action.Step.Compensation.Description : back)],
            Fields = [s_reason],
        };
    }

    /// <summary>Every cause but the leading one that was not refuted.</summary>
    public ChatForm Pursuit(IncidentStory story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var others = (story.Diagnosis?.Hypotheses ?? [])
            .Where(hypothesis => hypothesis.Rank != story.Proposal?.Plan.HypothesisRank && hypothesis.Status != HypothesisStatus.Refuted)
            .Select(hypothesis => (hypothesis.Rank.ToString(CultureInfo.InvariantCulture), $"H{hypothesis.Rank} {hypothesis.Title}"))
            .ToArray();
        return new ChatForm
        {
            Act = ChatActs.Pursue,
            Value = string.Create(CultureInfo.InvariantCulture, $"{story.Id}:{story.DiagnosisSequence}"),
            Title = "Pursue another cause",
            Submit = "Pursue",
            Blocks = others.Length > 0
                ? [new TextBlock(["The present plan is withdrawn. The new one is yours: somebody else has to approve it."])]
                : [new TextBlock(["There is no other cause to pursue."])],
            Fields = others.Length > 0 ? [new ChatFormField { Name = Rank, Label = "Cause", Choices = others, Initial = others[0].Item1 }, s_reason] : [],
        };
    }

    public ChatForm Diagnose() => new()
    {
        Act = ChatActs.Diagnose,
        Value = "scope",
        Title = "Diagnose",
        Submit = "Look",
        Blocks = [new TextBlock(["Reads only; nothing is changed and no incident is opened."])],
        Fields = [new ChatFormField { Name = Scope, Label = texts.ScopeLabel, MaxLength = 320 }],
    };
}
