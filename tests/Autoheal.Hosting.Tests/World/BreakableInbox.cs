using Autoheal.Journal;

namespace Autoheal.Hosting.Tests.World;

/// <summary>An inbox that works until a test breaks it.</summary>
internal sealed class BreakableInbox : IInbox
{
    private readonly IInbox _inner = AutohealStores.InMemory().Inbox;

    public bool Broken { get; set; }

    public ValueTask PostAsync(InboxItem item, CancellationToken cancellationToken = default) => _inner.PostAsync(item, cancellationToken);

    public ValueTask<IReadOnlyList<InboxItem>> ReadPendingAsync(CancellationToken cancellationToken = default) =>
        Broken ? throw new JournalException("The inbox cannot be read.") : _inner.ReadPendingAsync(cancellationToken);

    public ValueTask CompleteAsync(string itemId, CancellationToken cancellationToken = default) => _inner.CompleteAsync(itemId, cancellationToken);

    public ValueTask WaitAsync(CancellationToken cancellationToken = default) => _inner.WaitAsync(cancellationToken);
}
