using Autoheal.Journal;
using Autoheal.Testing;

namespace Autoheal.Core.Tests.Journal;

/// <summary>
/// Appends at random and keeps account: what was acknowledged must survive anything, and of what was not, only whole appends may be found.
/// </summary>
internal sealed class JournalWorkload(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private int _nextId;

    /// <summary>Gets the acknowledged records, by position.</summary>
    public List<JournalRecord> Acknowledged { get; } = [];

    /// <summary>Gets the ids of the append that was begun and not answered, if any.</summary>
    public IReadOnlyList<string> InDoubt { get; private set; } = [];

    /// <summary>Gets the highest epoch that a writer has had.</summary>
    public long Epoch { get; private set; }

    /// <summary>Appends until the disk fails or enough is written.</summary>
    public async Task RunAsync(JournalStore store, int appends)
    {
        Assert.True(store.Epoch > Epoch, $"epoch {store.Epoch} follows {Epoch}");
        Epoch = store.Epoch;
        for (var i = 0; i < appends; i++)
        {
            var append = Next();
            InDoubt = [.. append.SelectMany(part => part.Records).Select(record => record.Id)];
            var result = await store.AppendAsync(append, CancellationToken.None);
            Assert.True(result.Succeeded);
            InDoubt = [];
            Accept(result.Records);
        }
    }

    /// <summary>Compares a journal with the account and takes over an append in doubt that turns out to be there.</summary>
    public async Task CheckAsync(IJournalReader journal)
    {
        var found = await JournalSamples.ToListAsync(journal.ReadAllAsync());
        Assert.Equal(Acknowledged.Select(record => record.Hash), found.Take(Acknowledged.Count).Select(record => record.Hash));
        var rest = found.Skip(Acknowledged.Count).ToArray();
        if (rest.Length > 0)
        {
            Assert.Equal(InDoubt, rest.Select(record => record.Id));
            Accept(rest);
        }

        InDoubt = [];
        var verification = await journal.VerifyAsync();
        Assert.True(verification.Ok, verification.Reason);
        Assert.Equal(Acknowledged.Count, verification.Records);
        foreach (var (stream, version) in _versions)
        {
            Assert.Equal(version, await journal.GetVersionAsync(new StreamId(stream)));
        }
    }

    private StreamAppend[] Next()
    {
        var streams = Enumerable.Range(0, 4).Select(i => "s" + i).OrderBy(_ => _random.Next()).Take(_random.Next(1, 4));
        return [.. streams.Select(stream => new StreamAppend
        {
            Stream = new StreamId(stream),
            ExpectedVersion = _versions.GetValueOrDefault(stream),
            Records = [.. Enumerable.Range(0, _random.Next(1, 4))
                .Select(_ => JournalSamples.Record("r" + _nextId++, new string('x', _random.Next(3) == 0 ? _random.Next(3000) : _random.Next(40))))],
        })];
    }

    private void Accept(IEnumerable<JournalRecord> records)
    {
        foreach (var record in records)
        {
            Acknowledged.Add(record);
            _versions[record.Stream.Value] = record.Sequence;
        }
    }
}
