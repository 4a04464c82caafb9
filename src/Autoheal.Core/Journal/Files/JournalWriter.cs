using Microsoft.Extensions.Logging;

namespace Autoheal.Journal;

/// <summary>
/// The one writer: takes appends in the order in which they come and commits them in groups. While an fsync runs, the next group
/// gathers. Runs on a thread of its own (an fsync must not hold a thread of the pool), or on the caller's when
/// synchronous. A failure is final: after a failed fsync nobody knows what the disk holds, and trying again may report
/// success for bytes that the kernel has dropped. Thread-safe.
/// </summary>
internal sealed class JournalWriter
{
    /// <summary>The canonical bytes from which a group takes no further append.</summary>
    private const int MaxGroupBytes = 4 * 1024 * 1024;

    private readonly object _gate = new();
    private readonly Queue<PendingAppend> _queue = new();
    private readonly List<PendingAppend> _group = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly GroupCommit _commit;
    private readonly FileJournalOptions _options;
    private readonly ILogger _logger;
    private Exception? _failure;
    private bool _closing;

    public JournalWriter(GroupCommit commit, FileJournalOptions options, ILogger logger)
    {
        _commit = commit;
        _options = options;
        _logger = logger;
        if (!options.Synchronous)
        {
            new Thread(Loop) { IsBackground = true, Name = "autoheal-journal" }.Start();
        }
    }

    /// <summary>Takes an append; it completes once it is durable, or fails.</summary>
    public void Submit(PendingAppend append)
    {
        lock (_gate)
        {
            if (_failure is not null || _closing)
            {
                append.Fail(Refusal());
                return;
            }

            _queue.Enqueue(append);
            if (_options.Synchronous)
            {
                TakeGroup();
                CommitGroup();
            }
            else if (_queue.Count == 1)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Commits what was submitted and ends.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _closing = true;
            if (_options.Synchronous)
            {
                End();
            }

            Monitor.Pulse(_gate);
        }

        return _ended.Task;
    }

    private void Loop()
    {
        while (WaitForGroup())
        {
            CommitGroup();
        }

        End();
    }

    private bool WaitForGroup()
    {
        lock (_gate)
        {
            while (_queue.Count == 0 && !_closing)
            {
                Monitor.Wait(_gate);
            }

            return TakeGroup();
        }
    }

    private bool TakeGroup()
    {
        _group.Clear();
        var records = 0;
        var bytes = 0;
        while (_queue.TryPeek(out var next)
            && (records == 0 || (records + next.Size.Records <= _options.MaxGroup && bytes < MaxGroupBytes)))
        {
            _group.Add(_queue.Dequeue());
            records += next.Size.Records;
            bytes += next.Size.Bytes;
        }

        return _group.Count > 0;
    }

    private void CommitGroup()
    {
        try
        {
            _commit.Run(_group);
        }
        catch (Exception error)
        {
            // Whatever stopped the commit, the appends that wait must hear of it, and none may follow.
            JournalLog.WriteFailed(_logger, error, _options.Directory);
            FailAll(error);
        }
    }

    private void FailAll(Exception error)
    {
        lock (_gate)
        {
            _failure = error;
            foreach (var append in _group.Concat(_queue))
            {
                append.Fail(Refusal());
            }

            _queue.Clear();
        }
    }

    private JournalException Refusal() => _failure is null
        ? new JournalException($"The journal in '{_options.Directory}' accepts no append: it was closed.")
        : new JournalException(
            $"The journal in '{_options.Directory}' cannot be written: {_failure.Message} It accepts no further append; remove the cause and open it again.",
            _failure);

    private void End()
    {
        _commit.Dispose();
        _ended.TrySetResult();
    }
}
