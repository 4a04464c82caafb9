using Autoheal.Journal;

namespace Autoheal.Core.Tests.Journal;

/// <summary>
/// A disk in memory that behaves as badly as a real one may. Until the matching sync, written bytes and names may be lost, torn or
/// kept in any order by a crash; a sync may fail, and then the bytes look written and are not; space may run out in the middle of a write;
/// power may go, or the process end, at any operation. The same seed and the same calls give the same run. Thread-safe.
/// </summary>
internal sealed class SimulatedDisk(int seed) : IJournalDisk
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private readonly HashSet<string> _directories = new(StringComparer.Ordinal);
    private readonly HashSet<string> _locks = new(StringComparer.Ordinal);
    private readonly List<(string Directory, Action<Dictionary<string, SimulatedInode>> Change)> _unsyncedNames = [];
    private Dictionary<string, SimulatedInode> _names = new(StringComparer.Ordinal);
    private Dictionary<string, SimulatedInode> _durableNames = new(StringComparer.Ordinal);
    private int _boot;

    /// <summary>Gets the number of changing operations since the last boot.</summary>
    public long Operations { get; private set; }

    /// <summary>Gets or sets the operation at which power goes or the process ends; null for never.</summary>
    public long? CrashAt { get; set; }

    /// <summary>Gets or sets the operation at or after which the next sync of a file fails; null for never.</summary>
    public long? FailSyncAt { get; set; }

    /// <summary>Gets or sets the bytes that all files together may hold.</summary>
    public long Capacity { get; set; } = long.MaxValue;

    /// <summary>Gets a value indicating whether power is off.</summary>
    public bool Crashed { get; private set; }

    /// <summary>Cuts the power and restores it: what was not synced is subject to chance, and every open file and lock is gone.</summary>
    public void Restart()
    {
        lock (_gate)
        {
            foreach (var (_, change) in _unsyncedNames)
            {
                if (_random.Next(2) == 0)
                {
                    change(_durableNames);
                }
            }

            foreach (var inode in _names.Values.Concat(_durableNames.Values).Distinct())
            {
                inode.Crash(_random);
            }

            _unsyncedNames.Clear();
            _names = new Dictionary<string, SimulatedInode>(_durableNames, StringComparer.Ordinal);
            StartAnew();
        }
    }

    /// <summary>Ends the process that uses the disk, and not the machine: open files and locks are gone, what was written stays visible.</summary>
    public void EndProcess()
    {
        lock (_gate)
        {
            StartAnew();
        }
    }

    /// <summary>The paths of all files, in ordinal order.</summary>
    public IReadOnlyList<string> Files()
    {
        lock (_gate)
        {
            return [.. _names.Keys.Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>The visible content of a file.</summary>
    public byte[] Content(string path)
    {
        lock (_gate)
        {
            return [.. _names[path].Visible];
        }
    }

    /// <summary>Replaces the content of a file, durably.</summary>
    public void SetContent(string path, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            var inode = _names[path];
            inode.Truncate(0);
            inode.Write(0, bytes);
            inode.Sync();
        }
    }

    /// <summary>Flips bits of a file, durably.</summary>
    public void Corrupt(string path, long offset, byte mask)
    {
        lock (_gate)
        {
            _names[path].Corrupt(offset, mask);
        }
    }

    public void CreateDirectory(string directory)
    {
        lock (_gate)
        {
            ThrowIfOff(_boot);
            _directories.Add(directory);
        }
    }

    public bool DirectoryExists(string directory)
    {
        lock (_gate)
        {
            return _directories.Contains(directory);
        }
    }

    public IReadOnlyList<string> List(string directory)
    {
        lock (_gate)
        {
            ThrowIfOff(_boot);
            return [.. _names.Keys.Where(path => Path.GetDirectoryName(path) == directory).Select(path => Path.GetFileName(path)!)];
        }
    }

    public bool FileExists(string path)
    {
        lock (_gate)
        {
            return _names.ContainsKey(path);
        }
    }

    public IJournalFile OpenRead(string path)
    {
        lock (_gate)
        {
            ThrowIfOff(_boot);
            return _names.TryGetValue(path, out var inode) ? new OpenFile(this, inode, _boot) : throw new FileNotFoundException("no such file", path);
        }
    }

    public IJournalFile OpenWrite(string path)
    {
        lock (_gate)
        {
            if (!_names.TryGetValue(path, out var inode))
            {
                Step(_boot);
                var created = inode = new SimulatedInode();
                Change(path, names => names[path] = created);
            }

            ThrowIfOff(_boot);
            return new OpenFile(this, inode, _boot);
        }
    }

    public bool TryRename(string from, string to)
    {
        lock (_gate)
        {
            if (_names.ContainsKey(to))
            {
                return false;
            }

            Step(_boot);
            var inode = _names[from];
            Change(to, names =>
            {
                names.Remove(from);
                names[to] = inode;
            });
            return true;
        }
    }

    public void Delete(string path)
    {
        lock (_gate)
        {
            Step(_boot);
            Change(path, names => names.Remove(path));
        }
    }

    public void SyncDirectory(string directory)
    {
        lock (_gate)
        {
            Step(_boot);
            foreach (var (_, change) in _unsyncedNames.Where(entry => entry.Directory == directory))
            {
                change(_durableNames);
            }

            _unsyncedNames.RemoveAll(entry => entry.Directory == directory);
        }
    }

    public IDisposable Lock(string path)
    {
        lock (_gate)
        {
            ThrowIfOff(_boot);
            return _locks.Add(path) ? new HeldLock(this, path, _boot) : throw new IOException("the lock is held");
        }
    }

    private void StartAnew()
    {
        _locks.Clear();
        _boot++;
        Operations = 0;
        CrashAt = null;
        FailSyncAt = null;
        Capacity = long.MaxValue;
        Crashed = false;
    }

    private void Change(string path, Action<Dictionary<string, SimulatedInode>> change)
    {
        change(_names);
        _unsyncedNames.Add((Path.GetDirectoryName(path)!, change));
    }

    private void ThrowIfOff(int boot)
    {
        if (Crashed || boot != _boot)
        {
            throw new SimulatedCrashException();
        }
    }

    private void Step(int boot)
    {
        ThrowIfOff(boot);
        if (++Operations >= CrashAt)
        {
            Crashed = true;
            throw new SimulatedCrashException();
        }
    }

    private void Write(SimulatedInode inode, int boot, long offset, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            ThrowIfOff(boot);
            var free = Capacity - _names.Values.Sum(file => (long)file.Visible.Length);
            var growth = offset + bytes.Length - inode.Visible.Length;
            if (growth > free)
            {
                inode.Write(offset, bytes[..(int)Math.Max(0, bytes.Length - (growth - free))]);
                throw new IOException("No space left on device.");
            }

            // Power may go while the bytes are on their way: they count as written and not synced.
            inode.Write(offset, bytes);
            Step(boot);
        }
    }

    private void Sync(SimulatedInode inode, int boot)
    {
        lock (_gate)
        {
            Step(boot);
            if (Operations >= FailSyncAt)
            {
                FailSyncAt = null;
                inode.FailSync();
                throw new IOException("Input/output error.");
            }

            inode.Sync();
        }
    }

    private sealed class OpenFile(SimulatedDisk disk, SimulatedInode inode, int boot) : IJournalFile
    {
        public long Length
        {
            get
            {
                lock (disk._gate)
                {
                    disk.ThrowIfOff(boot);
                    return inode.Visible.Length;
                }
            }
        }

        public int Read(long offset, Span<byte> buffer)
        {
            lock (disk._gate)
            {
                disk.ThrowIfOff(boot);
                var available = (int)Math.Clamp(inode.Visible.Length - offset, 0, buffer.Length);
                inode.Visible.AsSpan((int)Math.Min(offset, inode.Visible.Length), available).CopyTo(buffer);
                return available;
            }
        }

        public void Write(long offset, ReadOnlySpan<byte> bytes) => disk.Write(inode, boot, offset, bytes);

        public void Truncate(long length)
        {
            lock (disk._gate)
            {
                disk.Step(boot);
                inode.Truncate(length);
            }
        }

        public void Sync() => disk.Sync(inode, boot);

        public void Dispose()
        {
        }
    }

    private sealed class HeldLock(SimulatedDisk disk, string path, int boot) : IDisposable
    {
        public void Dispose()
        {
            lock (disk._gate)
            {
                if (boot == disk._boot)
                {
                    disk._locks.Remove(path);
                }
            }
        }
    }
}
