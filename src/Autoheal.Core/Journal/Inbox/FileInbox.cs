using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Autoheal.Journal;

/// <summary>
/// An inbox in a directory: one file an item, written aside, synced, renamed into place, its directory synced. Any process that may write
/// the directory may post. A file that is no item is moved to <c>refused/</c> and reported; one that this account may not read stays, and counts as
/// <see cref="InboxKinds.Unreadable"/>. Waiting looks at the directory at intervals:
/// a listing costs microseconds, and change notifications miss network file systems. Thread-safe.
/// </summary>
internal sealed class FileInbox : IInbox
{
    private const string RefusedDirectory = "refused";

    private readonly FileInboxOptions _options;
    private readonly IJournalDisk _disk;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly Doorbell _posted = new();
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);
    private HashSet<string> _announced = [];

    /// <summary>Opens the inbox; creates its directory.</summary>
    /// <exception cref="JournalException">The directory cannot be created.</exception>
    public FileInbox(FileInboxOptions options, IJournalDisk disk, TimeProvider time, ILogger logger)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Directory);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.PollInterval, TimeSpan.Zero);
        _options = options;
        _disk = disk;
        _time = time;
        _logger = logger;
        Attempt("opened", () =>
        {
            disk.CreateDirectory(options.Directory);
            return true;
        });
    }

    /// <inheritdoc/>
    public ValueTask PostAsync(InboxItem item, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentException.ThrowIfNullOrEmpty(item.Id);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(item.Payload.Length, JournalLimits.MaxRecordBytes);
        cancellationToken.ThrowIfCancellationRequested();
        Attempt("written", () => Post(item));
        _posted.Ring();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<InboxItem>> ReadPendingAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var items = Attempt("read", () => ListItems().Select(TryRead).OfType<InboxItem>().ToArray());
        return ValueTask.FromResult<IReadOnlyList<InboxItem>>(
            [.. items.OrderBy(item => item.At).ThenBy(item => item.Id, StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public ValueTask CompleteAsync(string itemId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(itemId);
        cancellationToken.ThrowIfCancellationRequested();
        var name = InboxFile.NameOf(itemId);
        Attempt("written", () =>
        {
            _disk.Delete(PathOf(name));
            _disk.SyncDirectory(_options.Directory);
            return true;
        });
        lock (_gate)
        {
            _announced.Remove(name);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask WaitAsync(CancellationToken cancellationToken = default)
    {
        while (!TakeNews())
        {
            await _posted.WaitAsync(_options.PollInterval, _time, cancellationToken);
        }
    }

    private bool TakeNews()
    {
        // Before looking, so that a post after the look rings.
        _posted.Reset();
        var names = Attempt("read", ListItems);
        lock (_gate)
        {
            var news = names.Any(name => !_announced.Contains(name));
            _announced = [.. names];
            return news;
        }
    }

    private bool Post(InboxItem item)
    {
        var path = PathOf(InboxFile.NameOf(item.Id));
        if (_disk.FileExists(path))
        {
            // Seen is not yet durable: its poster may still be about to sync the name.
            _disk.SyncDirectory(_options.Directory);
            return false;
        }

        return AtomicFile.TryWrite(_disk, path, RandomNumberGenerator.GetHexString(16, lowercase: true), InboxFile.Write(item));
    }

    private string[] ListItems() =>
        [.. _disk.List(_options.Directory).Where(name => name.EndsWith(InboxFile.Suffix, StringComparison.Ordinal))];

    private InboxItem? TryRead(string name)
    {
        try
        {
            // Null: its owner completed it meanwhile.
            return AtomicFile.TryRead(_disk, PathOf(name), InboxFile.MaxBytes) is { } bytes ? InboxFile.Read(name, bytes) : null;
        }
        catch (FormatException error)
        {
            Refuse(name, error.Message);
            return null;
        }
        catch (UnauthorizedAccessException error)
        {
            return Unreadable(name, error.Message);
        }
    }

    /// <summary>Left where it is, for its poster to mend; told once.</summary>
    private InboxItem Unreadable(string name, string reason)
    {
        lock (_gate)
        {
            if (_unreadable.Add(name))
            {
                JournalLog.InboxItemUnreadable(_logger, name, reason);
            }
        }

        return new InboxItem
        {
            Id = name, Kind = InboxKinds.Unreadable, Stream = StreamId.Control, At = DateTimeOffset.UnixEpoch, Actor = "unknown", Payload = ReadOnlyMemory<byte>.Empty,
        };
    }

    private void Refuse(string name, string reason)
    {
        var directory = PathOf(RefusedDirectory);
        var target = Path.Combine(directory, name);
        try
        {
            _disk.CreateDirectory(directory);
            for (var copy = 2; !_disk.TryRename(PathOf(name), target); copy++)
            {
                target = Path.Combine(directory, $"{name}.{copy}");
            }

            _disk.SyncDirectory(directory);
            _disk.SyncDirectory(_options.Directory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            reason += " It could not be moved: " + error.Message;
        }

        JournalLog.InboxItemRefused(_logger, name, target, reason);
    }

    private string PathOf(string name) => Path.Combine(_options.Directory, name);

    private T Attempt<T>(string what, Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The inbox in '{_options.Directory}' cannot be {what}: {error.Message}", error);
        }
    }
}
