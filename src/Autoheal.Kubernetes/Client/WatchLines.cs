using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Client;

/// <summary>Cuts the body of a watch into lines, in one buffer that grows to the longest line and no further than one answer may.</summary>
internal sealed class WatchLines(Stream stream, KubernetesLimits limits, TimeProvider edgeClock, string what)
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;
    private int _searched;

    /// <summary>The next line, good until the next call; null when the server has ended the watch. Half a line at the end is dropped: it will come again.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var newline = _buffer.AsSpan(_searched, _end - _searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                var line = _buffer.AsMemory(_start, _searched + newline - _start);
                _start = _searched = _searched + newline + 1;
                if (line.Length > 0)
                {
                    return line;
                }

                continue;
            }

            _searched = _end;
            MakeRoom();
            var read = await ReadStreamAsync(cancellationToken);
            if (read == 0)
            {
                return null;
            }

            _end += read;
        }
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_end, _searched, _start) = (_end - _start, _searched - _start, 0);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length > limits.MaxResponseBytes)
            {
                throw new AutohealException(ErrorCodes.Cluster, $"{what}: one event is larger than {limits.MaxResponseBytes} bytes.");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }

    private async ValueTask<int> ReadStreamAsync(CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(limits.LongestSilence, edgeClock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        try
        {
            return await stream.ReadAsync(_buffer.AsMemory(_end), either.Token);
        }
        // The handler disposes the connection under a read that is given up, and the read may see that before it sees why.
        catch (Exception e) when (IsBroken(e) && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (Exception e) when ((IsBroken(e) || e is OperationCanceledException) && silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new AutohealException(
                ErrorCodes.Cluster, $"{what}: nothing was heard for {limits.LongestSilence.TotalSeconds:0.#} s.", e, isTransient: true);
        }
        catch (Exception e) when (IsBroken(e))
        {
            throw new AutohealException(ErrorCodes.Cluster, $"{what}: the connection broke.", e, isTransient: true);
        }
    }

    private static bool IsBroken(Exception e) => e is IOException or HttpRequestException or ObjectDisposedException;
}
