namespace Autoheal.Journal;

/// <summary>The durable inbox. Any process may post; only the owner of the journal completes items. Thread-safe.</summary>
public interface IInbox
{
    /// <summary>Makes an item durable; returns only then.</summary>
    /// <exception cref="JournalException">The item could not be made durable.</exception>
    ValueTask PostAsync(InboxItem item, CancellationToken cancellationToken = default);

    /// <summary>The items that nobody has completed, oldest first.</summary>
    /// <exception cref="JournalException">The inbox cannot be read.</exception>
    ValueTask<IReadOnlyList<InboxItem>> ReadPendingAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes an item whose consequence is durable in the journal. Completing twice is harmless.</summary>
    ValueTask CompleteAsync(string itemId, CancellationToken cancellationToken = default);

    /// <summary>
    /// For the owner, one waiter at a time: completes when an item is pending that was not when the last wait completed. Anybody may
    /// read meanwhile; a look never takes the owner's wake-up away.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    ValueTask WaitAsync(CancellationToken cancellationToken = default);
}
