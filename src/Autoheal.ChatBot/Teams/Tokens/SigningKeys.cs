using System.Collections.Frozen;
using Autoheal.ChatBot.Conversation;
using Microsoft.Extensions.Logging;
using Log = Autoheal.ChatBot.Teams.TeamsLog;

namespace Autoheal.ChatBot.Teams.Tokens;

/// <summary>
/// Published keys, kept for a day and read again when a token names one that is not known: at most once a minute, however many such tokens come, and
/// once at a time. While they cannot be read, known ones count for another day. Thread-safe.
/// </summary>
internal sealed class SigningKeys(KeyDocuments documents, TimeProvider edge, ILogger logger)
{
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(24);
    public static readonly TimeSpan Usable = TimeSpan.FromHours(48);
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private FrozenDictionary<string, SigningKey> _keys = FrozenDictionary<string, SigningKey>.Empty;
    private long? _readAt;
    private long? _triedAt;
    private bool _failed;
    private Task? _reading;

    /// <summary>The key of an id; null when nobody published one.</summary>
    public async ValueTask<SigningKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        Task? reading = null;
        lock (_lock)
        {
            if (IsYounger(_readAt, Fresh) && _keys.TryGetValue(keyId, out var known))
            {
                return known;
            }

            if (_reading is null && !IsYounger(_triedAt, _failed ? PauseAfterFailure : Pause))
            {
                _triedAt = edge.GetTimestamp();
                _reading = Task.Run(ReadAsync, CancellationToken.None);
            }

            reading = _reading;
        }

        if (reading is not null)
        {
            await reading.WaitAsync(cancellationToken);
        }

        lock (_lock)
        {
            return IsYounger(_readAt, Usable) ? _keys.GetValueOrDefault(keyId) : null;
        }
    }

    private bool IsYounger(long? moment, TimeSpan age) => moment is { } at && edge.GetElapsedTime(at) < age;

    /// <summary>Belongs to no request: whoever gives up does not take the keys away from the others.</summary>
    private async Task ReadAsync()
    {
        FrozenDictionary<string, SigningKey>? keys = null;
        try
        {
            keys = await documents.ReadAsync(CancellationToken.None);
        }
        catch (ChatException e)
        {
            Log.KeysUnreadable(logger, e);
        }
        finally
        {
            lock (_lock)
            {
                (_keys, _readAt) = keys is null ? (_keys, _readAt) : (keys, edge.GetTimestamp());
                _failed = keys is null;
                _reading = null;
            }
        }
    }
}
