using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Conversation;

/// <summary>
/// A platform's way out: posts and updates messages. Renders within the platform's limits and keeps to its rate, waiting as told. Registered once per
/// platform with <c>TryAddEnumerable</c>. Thread-safe.
/// </summary>
public interface IChatChannel
{
    /// <summary>Gets the platform: <c>slack</c>, <c>teams</c>.</summary>
    string Platform { get; }

    /// <summary>Gets the places in which incidents are announced; configured by the operator.</summary>
    IReadOnlyList<string> Places { get; }

    /// <summary>Posts a message.</summary>
    /// <param name="place">The channel or conversation.</param>
    /// <param name="thread">The id of the message whose thread it goes to; null starts a new one.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The message's id in the place; what <see cref="UpdateAsync"/> takes.</returns>
    /// <exception cref="ChatException">The platform did not take it.</exception>
    ValueTask<string> PostAsync(string place, string? thread, ChatMessage message, CancellationToken cancellationToken = default);

    /// <summary>Replaces a message that was posted before.</summary>
    /// <exception cref="ChatException">The platform did not take it.</exception>
    ValueTask UpdateAsync(string place, string messageId, ChatMessage message, CancellationToken cancellationToken = default);
}
