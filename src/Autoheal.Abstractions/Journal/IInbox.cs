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

    /// <summary>Completes when an item may have been posted since the last <see cref="ReadPendingAsync"/>.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    ValueTask WaitAsync(CancellationToken cancellationToken = default);
}
