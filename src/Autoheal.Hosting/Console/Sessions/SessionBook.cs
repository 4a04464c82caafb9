using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Autoheal.Hosting.Console.Sessions;

/// <summary>
/// Who is signed in. In memory only: a restart signs everybody out. Holds digests of the session ids, never the ids. Thread-safe.
/// </summary>
internal sealed class SessionBook(IOptions<HostingOptions> options, [FromKeyedServices(HostingClocks.Edge)] TimeProvider edge)
{
    /// <summary>256 bits, as hex digits.</summary>
    private const int SecretLength = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, ConsoleSession> _sessions = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _sessions.Count;
            }
        }
    }

    /// <summary>Signs a person in; the answer is the id for their cookie. The oldest goes when there are too many.</summary>
    public string Open(string personId)
    {
        var id = NewSecret();
        var session = new ConsoleSession(personId, NewSecret(), edge.GetTimestamp());
        lock (_lock)
        {
            DropExpired();
            while (_sessions.Count >= options.Value.Console.MaxSessions)
            {
                Drop(_sessions.MinBy(entry => entry.Value.StartedAt).Key);
            }

            _sessions.Add(Digest(id), session);
        }

        return id;
    }

    /// <summary>The session of a cookie; null when there is none, or its time is over.</summary>
    public ConsoleSession? Find(string? id)
    {
        if (id is not { Length: SecretLength })
        {
            return null;
        }

        lock (_lock)
        {
            return _sessions.TryGetValue(Digest(id), out var session) && IsAlive(session) ? session : null;
        }
    }

    public bool IsAlive(ConsoleSession session) =>
        !session.Ended.IsCancellationRequested && edge.GetElapsedTime(session.StartedAt) < options.Value.Console.SessionLifetime;

    /// <summary>Signs out.</summary>
    public void Close(ConsoleSession session)
    {
        lock (_lock)
        {
            foreach (var (key, _) in _sessions.Where(entry => entry.Value == session).ToArray())
            {
                Drop(key);
            }
        }
    }

    public static string NewSecret() => RandomNumberGenerator.GetHexString(SecretLength, lowercase: true);

    private void DropExpired()
    {
        foreach (var (key, _) in _sessions.Where(entry => !IsAlive(entry.Value)).ToArray())
        {
            Drop(key);
        }
    }

    private void Drop(string key)
    {
        if (_sessions.Remove(key, out var session))
        {
            session.End();
        }
    }

    // Looked up by digest, so that the time a look-up takes says nothing about the ids.
    private static string Digest(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
