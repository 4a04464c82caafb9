namespace Autoheal.Core.Tests.Journal;

/// <summary>
/// The content of one simulated file: what programs see, what the disk holds, and the changes between the two. Guarded by the disk.
/// </summary>
internal sealed class SimulatedInode
{
    private const int Sector = 512;

    private readonly List<(long Offset, byte[]? Bytes)> _unsynced = [];
    private byte[] _durable = [];

    public byte[] Visible { get; private set; } = [];

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        Visible = Overlay(Visible, offset, bytes);
        _unsynced.Add((offset, bytes.ToArray()));
    }

    public void Truncate(long length)
    {
        Visible = Resize(Visible, length);
        _unsynced.Add((length, null));
    }

    public void Sync()
    {
        foreach (var (offset, bytes) in _unsynced)
        {
            _durable = bytes is null ? Resize(_durable, offset) : Overlay(_durable, offset, bytes);
        }

        _unsynced.Clear();
    }

    /// <summary>As Linux does after an error: the bytes stay visible, are called clean, and no later sync will write them.</summary>
    public void FailSync() => _unsynced.Clear();

    /// <summary>Changes a byte behind everybody's back.</summary>
    public void Corrupt(long offset, byte mask)
    {
        Visible = [.. Visible];
        _durable = [.. _durable];
        Visible[offset] ^= mask;
        _durable[offset] ^= mask;
    }

    /// <summary>Loses power: each sector that was not synced is there or not, the last one perhaps in part, in no order.</summary>
    public void Crash(Random random)
    {
        var survival = random.Next(4) switch { 0 => 0.0, 1 => 1.0, 2 => 0.5, _ => random.NextDouble() };
        foreach (var (offset, bytes) in _unsynced)
        {
            if (bytes is null)
            {
                _durable = random.NextDouble() < survival ? Resize(_durable, offset) : _durable;
                continue;
            }

            for (var start = 0; start < bytes.Length;)
            {
                var length = (int)Math.Min(Sector - ((offset + start) % Sector), bytes.Length - start);
                if (random.NextDouble() < survival)
                {
                    _durable = Overlay(_durable, offset + start, bytes.AsSpan(start, length));
                }
                else if (random.Next(8) == 0)
                {
                    _durable = Overlay(_durable, offset + start, bytes.AsSpan(start, random.Next(length)));
                }

                start += length;
            }
        }

        // The new length may be on disk without the bytes.
        if (random.Next(4) == 0 && Visible.Length > _durable.Length)
        {
            _durable = Resize(_durable, random.NextInt64(_durable.Length, Visible.Length + 1));
        }

        _unsynced.Clear();
        Visible = _durable;
    }

    private static byte[] Resize(byte[] content, long length)
    {
        var resized = new byte[length];
        content.AsSpan(0, (int)Math.Min(length, content.Length)).CopyTo(resized);
        return resized;
    }

    private static byte[] Overlay(byte[] content, long offset, ReadOnlySpan<byte> bytes)
    {
        var changed = Resize(content, Math.Max(content.Length, offset + bytes.Length));
        bytes.CopyTo(changed.AsSpan((int)offset));
        return changed;
    }
}
