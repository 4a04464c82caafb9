using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Commands;
using Autoheal.ChatBot.Messages;
using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Incidents;
using Autoheal.Reasoning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Conversation;

/// <summary>Looks at the cluster because somebody asks. Reads only; opens no incident.</summary>
internal sealed class Looks(
    IIncidentPreview preview, ChatTexts texts, IOptions<ChatBotOptions> options, [FromKeyedServices(ChatClocks.Edge)] TimeProvider clock)
{
    private const int MaxFacts = 12;

    /// <summary>The diagnosis of what a person named.</summary>
    public ValueTask<ChatReply> DiagnoseAsync(string scope, CancellationToken cancellationToken) =>
        LookAsync(scope, (name, look) => Replies.Of(Diagnosed(name, look.Diagnosis)), cancellationToken);

    /// <summary>The facts that answer a question about what a person named.</summary>
    public ValueTask<ChatReply> AskAsync(IContextQuery query, string scope, CancellationToken cancellationToken) =>
        LookAsync(scope, (name, look) => Replies.Of(Answered(query, name, query.Answer(look.Context), look.Context.Partial)), cancellationToken);

    private async ValueTask<ChatReply> LookAsync(string text, Func<string, IncidentLook, ChatReply> answer, CancellationToken cancellationToken)
    {
        if (ScopeText.Read(text) is not { } scope)
        {
            return Replies.Text($"'{text}' is no scope. {texts.ScopeLabel}.");
        }

        using var patience = new CancellationTokenSource(options.Value.QuestionTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return answer(text.Length == 0 ? "the cluster" : text, await preview.LookAsync(scope, either.Token));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Replies.Text($"Looking took longer than {texts.Of(options.Value.QuestionTimeout)} and was given up.", ChatTone.Bad);
        }
        catch (AutohealException e) when (e.ErrorCode is ErrorCodes.Cluster or ErrorCodes.Input)
        {
            return Replies.Text($"I could not look: {e.Message}", ChatTone.Bad);
        }
    }

    private ChatMessage Diagnosed(string name, Diagnosis diagnosis)
    {
        var leading = diagnosis.Outcome == DiagnosisOutcome.Fault ? diagnosis.Hypotheses.FirstOrDefault() : null;
        var summary = leading is null ? $"{name}: {(diagnosis.Outcome == DiagnosisOutcome.Healthy ? "nothing is wrong" : "unknown")}" : $"{name}: {leading.Title}";
        return new ChatMessage
        {
            Summary = summary,
            Tone = diagnosis.Outcome == DiagnosisOutcome.Healthy ? ChatTone.Good : ChatTone.Bad,
            Blocks =
            [
                new HeadingBlock(summary),
                .. DiagnosisPart.BlocksOf(diagnosis, texts),
                new TextBlock(["A look only: no incident was opened and nothing was changed."], Small: true),
            ],
        };
    }

    private static ChatMessage Answered(IContextQuery query, string name, IReadOnlyList<Fact> facts, bool partial)
    {
        var summary = $"{query.Question}, {name}: {(facts.Count == 0 ? "none seen" : facts.Count)}";
        return new ChatMessage
        {
            Summary = summary,
            Blocks =
            [
                new HeadingBlock(summary),
                .. facts.Count == 0 ? [] : new ChatBlock[] { new ListBlock(null, [.. facts.Take(MaxFacts).Select(Line)]) },
                .. facts.Count > MaxFacts ? [new TextBlock([$"… and {facts.Count - MaxFacts} more"], Small: true)] : Array.Empty<ChatBlock>(),
                .. partial ? [new TextBlock(["Not everything could be seen."], Small: true)] : Array.Empty<ChatBlock>(),
            ],
        };
    }

    private static IReadOnlyList<ChatRun> Line(Fact fact) =>
        [new TextRun($"{fact.Subject}", ChatTextStyle.Strong), $" {fact.Predicate}: {fact.Value} (", new TimeRun(fact.At), ")"];
}
