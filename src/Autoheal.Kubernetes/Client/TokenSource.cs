using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Client;

/// <summary>Gives the bearer token of a connection. Thread-safe.</summary>
internal abstract class TokenSource
{
    /// <summary>The token; empty when the connection proves who it is in another way.</summary>
    public abstract ValueTask<string> GetTokenAsync(CancellationToken cancellationToken);

    /// <summary>The server did not accept the token: another one is worth asking for. False when there can be none.</summary>
    public virtual bool Reject(string token) => false;

    /// <summary>A token that does not change.</summary>
    public sealed class Fixed(string token) : TokenSource
    {
        public override ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => ValueTask.FromResult(token);
    }

    /// <summary>A token in a file that somebody renews; read again once a minute. While it cannot be read, the last one is used.</summary>
    public sealed class FromFile(string path, TimeProvider edgeClock) : TokenSource
    {
        private static readonly TimeSpan s_maxAge = TimeSpan.FromMinutes(1);

        private readonly Lock _lock = new();
        private string _token = "";
        private DateTimeOffset _readAt;

        public override ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
        {
            lock (_lock)
            {
                var now = edgeClock.GetUtcNow();
                if (_token.Length == 0 || now - _readAt >= s_maxAge)
                {
                    _token = Read() ?? _token;
                    _readAt = now;
                }

                return _token.Length > 0
                    ? ValueTask.FromResult(_token)
                    : throw new AutohealException(ErrorCodes.Configuration, $"The token file {path} is empty or cannot be read.");
            }
        }

        public override bool Reject(string token)
        {
            lock (_lock)
            {
                _readAt = default;
                return (Read() ?? token) != token;
            }
        }

        private string? Read()
        {
            try
            {
                return File.ReadAllText(path).Trim() is { Length: > 0 } token ? token : null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
