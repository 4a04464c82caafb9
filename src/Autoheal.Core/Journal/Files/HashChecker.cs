using System.Collections.Concurrent;

namespace Autoheal.Journal;

/// <summary>
/// Checks record hashes, which is most of the work of a verification, on a second thread while the caller reads on. A journal that fits
/// into one batch is checked on the caller's thread. The result does not depend on timing.
/// </summary>
internal sealed class HashChecker : IDisposable
{
    private const int Batches = 4;

    private readonly BlockingCollection<HashBatch> _full = new(Batches);
    private readonly BlockingCollection<HashBatch> _free = new(Batches);
    private HashBatch _current = new();
    private Thread? _worker;
    private long? _firstBad;

    /// <inheritdoc cref="HashBatch.Add"/>
    public void Add(long position, ReadOnlySpan<byte> hash, ReadOnlySpan<byte> previousHash, ReadOnlySpan<byte> canonical)
    {
        if (_current.IsFull)
        {
            HandOver();
        }

        _current.Add(position, hash, previousHash, canonical);
    }

    /// <summary>Checks what remains; the position of the first record whose hash is another, null when there is none.</summary>
    public long? Finish()
    {
        Stop();
        return _firstBad ?? _current.FindBad();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _full.Dispose();
        _free.Dispose();
    }

    private void HandOver()
    {
        if (_worker is null)
        {
            for (var i = 1; i < Batches; i++)
            {
                _free.Add(new HashBatch());
            }

            _worker = new Thread(Work) { IsBackground = true, Name = "autoheal-journal-verify" };
            _worker.Start();
        }

        _full.Add(_current);
        _current = _free.Take();
    }

    private void Work()
    {
        foreach (var batch in _full.GetConsumingEnumerable())
        {
            _firstBad ??= batch.FindBad();
            batch.Clear();
            _free.Add(batch);
        }
    }

    private void Stop()
    {
        _full.CompleteAdding();
        _worker?.Join();
    }
}
