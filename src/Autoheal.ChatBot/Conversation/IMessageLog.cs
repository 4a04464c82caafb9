namespace Autoheal.ChatBot.Conversation;

/// <summary>
/// Remembers which messages were posted for which incident, across restarts, so that they are updated instead of posted again and a thread is known by
/// its first message. Thread-safe.
/// </summary>
public interface IMessageLog
{
    /// <summary>The incident whose thread starts with a message; null when it is none of ours.</summary>
    ValueTask<string?> FindIncidentAsync(string platform, string place, string messageId, CancellationToken cancellationToken = default);

    /// <summary>The message that was posted for an incident in a place; null when there is none.</summary>
    ValueTask<PostedMessage?> FindAsync(string platform, string place, string incidentId, CancellationToken cancellationToken = default);

    /// <summary>All messages that stand for incidents.</summary>
    ValueTask<IReadOnlyList<PostedMessage>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Remembers a message; durable when this returns.</summary>
    ValueTask AddAsync(PostedMessage message, CancellationToken cancellationToken = default);
}
