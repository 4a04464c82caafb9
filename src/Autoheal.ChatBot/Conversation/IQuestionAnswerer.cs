namespace Autoheal.ChatBot.Conversation;

/// <summary>
/// Answers a question in plain words from read-only queries. The default knows a few plain intents; a host may put a model in its place, which gets no
/// more than this. Thread-safe.
/// </summary>
public interface IQuestionAnswerer
{
    /// <summary>The answer.</summary>
    /// <param name="question">What was asked; untrusted text.</param>
    /// <param name="incidentId">The incident whose thread it was asked in; null elsewhere.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<ChatReply> AnswerAsync(string question, string? incidentId, CancellationToken cancellationToken = default);
}
