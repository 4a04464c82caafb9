using Autoheal.ChatBot.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Autoheal.ChatBot.Inbox;

/// <summary>
/// What a platform is told is taken: durable before the platform is told, struck off when it was worked on, and worked off after a restart when it was not.
/// Something is worked on at least once: after a crash in the wrong moment twice, which answers and commands bear. Without a state directory nothing
/// is kept. Thread-safe.
/// </summary>
internal sealed class PlatformInbox : IAsyncDisposable
{
    /// <summary>What is older than this when the host is back is not done any more: people have looked elsewhere by then. They are told so.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Platforms wait for three seconds; what takes longer is turned away and not done.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>How far the clock may have stepped back.</summary>
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(1);

    private readonly string _platform;
    private readonly TimeProvider _edge;
    private readonly InboxSeal _seal;
    private readonly InboxFile? _file;

    /// <param name="platform">The platform's name.</param>
    /// <param name="secret">The platform's secret.</param>
    /// <param name="options">Where the state lies.</param>
    /// <param name="edge">The real clock.</param>
    /// <param name="logger">Where unreadable entries are told of.</param>
    /// <exception cref="IOException">The file cannot be read or written, or another process has it.</exception>
    public PlatformInbox(string platform, ReadOnlySpan<byte> secret, ChatBotOptions options, TimeProvider edge, ILogger<PlatformInbox> logger)
    {
        _platform = platform;
        _edge = edge;
        _seal = new InboxSeal(platform, secret);
        if (options.StateDirectory is not { } directory)
        {
            return;
        }

        Directory.CreateDirectory(directory);
        var index = new InboxIndex(edge);
        _file = new InboxFile(Path.Combine(directory, $"chat-inbox-{platform}.jsonl"), index, logger);
        TakenLately = index.Keys();
        Left = [.. index.Waiting().Select(line => Open(line, logger)).OfType<InboxEntry>()];
    }

    /// <summary>Gets what waited when the last process ended, oldest first.</summary>
    public IReadOnlyList<InboxEntry> Left { get; } = [];

    /// <summary>Gets the keys of what was taken in the last hour, oldest first.</summary>
    public IReadOnlyList<string> TakenLately { get; } = [];

    /// <summary>Whether something that was left is still to be done.</summary>
    public bool IsFresh(InboxEntry entry) => _edge.GetUtcNow() - entry.At is var age && age <= Life && age >= -s_skew;

    /// <summary>Records what is to be acknowledged.</summary>
    /// <returns>True once it is on the disk; false when it is not, and then it must not be acknowledged and will not be done.</returns>
    public async ValueTask<bool> TryRecordAsync(string key, byte[] payload)
    {
        if (_file is null)
        {
            return true;
        }

        var at = _edge.GetUtcNow().ToUnixTimeMilliseconds();
        var written = _file.AppendAsync(new InboxLine { Key = key, At = at, Sealed = _seal.Close(key, at, payload) });
        try
        {
            return await written.WaitAsync(Patience, _edge);
        }
        catch (TimeoutException)
        {
            Withdraw(key);
            return false;
        }
    }

    /// <summary>It is turned away and will be done only if the platform delivers it again.</summary>
    public void Withdraw(string key) => _file?.Append(new InboxLine { Key = key, At = _edge.GetUtcNow().ToUnixTimeMilliseconds(), Withdrawn = true });

    /// <summary>It was worked on, or will not be.</summary>
    public void Done(string key) => _file?.Append(new InboxLine { Key = key, At = _edge.GetUtcNow().ToUnixTimeMilliseconds() });

    public async ValueTask DisposeAsync()
    {
        if (_file is not null)
        {
            await _file.DisposeAsync();
        }

        _seal.Dispose();
    }

    private InboxEntry? Open(InboxLine line, ILogger logger)
    {
        if (_seal.TryOpen(line.Key, line.At, line.Sealed!, out var payload))
        {
            return new InboxEntry(line.Key, DateTimeOffset.FromUnixTimeMilliseconds(line.At), payload);
        }

        Log.InboxEntryUnreadable(logger, _platform);
        Done(line.Key);
        return null;
    }
}
