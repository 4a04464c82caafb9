using System.Text.RegularExpressions;
using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Commands;
using Autoheal.ChatBot.Incidents;
using Autoheal.Context;

namespace Autoheal.ChatBot.Conversation;

/// <summary>
/// Plain intents: a registered query whose phrase the question contains, "what is wrong", and in a thread the incident itself. What is asked about is
/// taken from "in X" or "with X", else from the thread's incident.
/// </summary>
internal sealed partial class PlainQuestions(
    IEnumerable<IContextQuery> queries, IncidentStories stories, Looks looks, IncidentCard card, WhyCard why, IncidentListCard list) : IQuestionAnswerer
{
    private readonly IContextQuery[] _queries = [.. queries];

    public async ValueTask<ChatReply> AnswerAsync(string question, string? incidentId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var words = Words().Matches(question.ToLowerInvariant()).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var story = incidentId is null ? null : await stories.FindAsync(incidentId, cancellationToken);
        var scope = ScopeOf(question) ?? (story?.Subject is { } subject ? $"{subject.Kind}/{subject.Namespace}/{subject.Name}" : "");
        if (_queries.FirstOrDefault(query => query.Phrases.Any(phrase => phrase.Split(' ').All(words.Contains))) is { } query)
        {
            return await looks.AskAsync(query, scope, cancellationToken);
        }

        if (words.Contains("wrong") || words.Contains("broken") || words.Contains("failing") || words.Contains("diagnose"))
        {
            return await looks.DiagnoseAsync(scope, cancellationToken);
        }

        if (words.Contains("why") && story is not null)
        {
            return Replies.Of(why.Render(story));
        }

        if (words.Contains("incidents") || words.Contains("incident"))
        {
            return story is not null ? Replies.Of(card.Render(story)) : Replies.Of(await list.RenderAsync(cancellationToken));
        }

        string[] known = ["what is wrong with NAMESPACE/NAME", .. _queries.Select(candidate => $"{candidate.Question} in NAMESPACE")];
        return Replies.Text($"I did not understand that. I can answer: {string.Join("; ", known)}. 'help' lists everything else.");
    }

    private static string? ScopeOf(string question) => Place().Match(question) is { Success: true } match ? match.Groups[1].Value.TrimEnd('.') : null;

    [GeneratedRegex("[a-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(?:in|with|of|about|for)\s+(?:the\s+|namespace\s+)*([A-Za-z0-9][A-Za-z0-9.\-]*(?:/[A-Za-z0-9][A-Za-z0-9.\-]*){0,2})\s*\??\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Place();
}
