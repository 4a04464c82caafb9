using System.Text;
using System.Threading.Channels;
using Autoheal.ChatBot.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Autoheal.ChatBot.Inbox;

/// <summary>
/// The inbox' file: lines that are appended, many by one flush, and rewritten without what is over when it has grown. A torn line is what a crash leaves;
/// it was never acknowledged. One process at a time. Thread-safe.
/// </summary>
internal sealed class InboxFile : IAsyncDisposable
{
    private const long RewriteAt = 4 * 1024 * 1024;

    private readonly Channel<(InboxLine Line, TaskCompletionSource<bool>? Written)> _lines =
        Channel.CreateUnbounded<(InboxLine, TaskCompletionSource<bool>?)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly string _path;
    private readonly InboxIndex _index;
    private readonly ILogger _logger;
    private readonly FileStream _lock;
    private readonly Task _writing;
    private FileStream _file;
    private long _length;
    private long _rewriteAt = RewriteAt;
    private bool _torn;

    /// <exception cref="IOException">The file cannot be read or written, or another process has it.</exception>
    public InboxFile(string path, InboxIndex index, ILogger logger)
    {
        _path = path;
        _index = index;
        _logger = logger;
        _lock = Open(path + ".lock", FileMode.OpenOrCreate, FileShare.None);
        if (File.Exists(path))
        {
            foreach (var line in File.ReadLines(path, Encoding.UTF8))
            {
                _index.Take(InboxLine.Read(line));
            }
        }

        _file = Rewrite();
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Adds a line; true once it is on the disk, false when it could not be written.</summary>
    public Task<bool> AppendAsync(InboxLine line)
    {
        var written = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _lines.Writer.TryWrite((line, written)) ? written.Task : Task.FromResult(false);
    }

    /// <summary>Adds a line that goes with the next ones.</summary>
    public void Append(InboxLine line) => _lines.Writer.TryWrite((line, null));

    public async ValueTask DisposeAsync()
    {
        _lines.Writer.TryComplete();
        await _writing;
        await _file.DisposeAsync();
        await _lock.DisposeAsync();
    }

    private async Task WriteAsync()
    {
        var batch = new List<(InboxLine Line, TaskCompletionSource<bool>? Written)>();
        while (await _lines.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (_lines.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            var written = TryWrite(batch);
            batch.ForEach(item => item.Written?.TrySetResult(written));
        }
    }

    private bool TryWrite(List<(InboxLine Line, TaskCompletionSource<bool>? Written)> batch)
    {
        try
        {
            using var bytes = new MemoryStream();
            if (_torn)
            {
                bytes.WriteByte((byte)'\n');
            }

            batch.ForEach(item => bytes.Write(item.Line.Write()));
            _file.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            if (batch.Exists(item => item.Written is not null))
            {
                _file.Flush(flushToDisk: true);
            }

            _length += bytes.Length;
            _torn = false;
            batch.ForEach(item => _index.Take(item.Line));
            RewriteWhenLarge();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _torn = true;
            Log.InboxFailed(_logger, _path, e);
            return false;
        }
    }

    /// <summary>What was written is written, whether or not this works.</summary>
    private void RewriteWhenLarge()
    {
        if (_length <= _rewriteAt)
        {
            return;
        }

        var old = _file;
        try
        {
            _file = Rewrite();
            old.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _rewriteAt *= 2;
            Log.InboxFailed(_logger, _path, e);
        }
    }

    private FileStream Rewrite()
    {
        var fresh = _path + ".new";
        var file = Open(fresh, FileMode.Create, FileShare.Read);
        try
        {
            using var bytes = new MemoryStream();
            foreach (var line in _index.Lines())
            {
                bytes.Write(line.Write());
            }

            file.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            file.Flush(flushToDisk: true);
            File.Move(fresh, _path, overwrite: true);
            _length = bytes.Length;
        }
        catch
        {
            file.Dispose();
            throw;
        }

        _rewriteAt = Math.Max(RewriteAt, 2 * _length);
        return file;
    }

    /// <summary>For the host's own eyes only, and without a buffer of its own, so that a failed write leaves nothing behind in memory.</summary>
    private static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
