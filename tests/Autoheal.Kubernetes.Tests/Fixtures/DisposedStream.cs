namespace Autoheal.Kubernetes.Tests.Fixtures;

/// <summary>A body that says nothing and, when a read is given up, is found disposed, as a TLS connection can be.</summary>
internal sealed class DisposedStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var given = new TaskCompletionSource();
        await using (cancellationToken.Register(given.SetResult))
        {
            await given.Task;
        }

        throw new ObjectDisposedException("SslStream");
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
