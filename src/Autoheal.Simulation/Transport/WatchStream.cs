using Autoheal.Simulation.Api.Watching;

namespace Autoheal.Simulation.Transport;

/// <summary>Reads a watch as bytes. A read that finds nothing waits until the store changes, without a thread.</summary>
internal sealed class WatchStream : Stream
{
    private readonly WatchSubscription _watch;
    private ReadOnlyMemory<byte> _rest;
    private TaskCompletionSource<int>? _waiting;
    private Memory<byte> _target;
    private CancellationTokenRegistration _cancellation;

    public WatchStream(WatchSubscription watch)
    {
        _watch = watch;
        watch.Available = Resume;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<int>(cancellationToken);
        if (buffer.IsEmpty)
            return ValueTask.FromResult(0);
        if (TryFill(buffer, out var count))
            return ValueTask.FromResult(count);
        if (_waiting is not null)
            throw new InvalidOperationException("A read is already waiting on this watch.");
        _target = buffer;
        _waiting = new();
        var task = _waiting.Task;
        _cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((WatchStream)state!).Cancel(token), this);
        return new(task);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A watch is read asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _watch.Dispose();
            if (TakeWaiting() is { } waiting)
                ContextFree.Fail(waiting, new ObjectDisposedException(nameof(WatchStream)));
        }

        base.Dispose(disposing);
    }

    /// <summary>Copies what is there; false when the read must wait. Zero bytes mean the end.</summary>
    private bool TryFill(Memory<byte> buffer, out int count)
    {
        count = 0;
        if (_rest.IsEmpty && !_watch.TryRead(out _rest))
            return _watch.Ended;
        count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return true;
    }

    private void Resume()
    {
        if (_waiting is null || !TryFill(_target, out var count))
            return;
        ContextFree.Complete(TakeWaiting()!, count);
    }

    private void Cancel(CancellationToken cancellationToken)
    {
        if (TakeWaiting() is { } waiting)
            ContextFree.Cancel(waiting, cancellationToken);
    }

    private TaskCompletionSource<int>? TakeWaiting()
    {
        var waiting = _waiting;
        _waiting = null;
        _target = default;
        _cancellation.Dispose();
        return waiting;
    }
}
