using System.Security.Cryptography.X509Certificates;

namespace Autoheal.Kubernetes.Client;

/// <summary>Asks a plug-in for credentials: when there are none, when they end soon, and when the server refuses them. One question at a time.</summary>
internal sealed class ExecTokenSource(ExecPlugin plugin, TimeProvider edgeClock) : TokenSource, IDisposable
{
    /// <summary>Credentials that end within this time are as good as over: a request takes some of it.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile ExecCredential? _current;

    /// <summary>Gets the certificate that was given last; null when none was.</summary>
    public X509Certificate2? Certificate => _current?.Certificate;

    public override async ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
    {
        if (_current is { } current && IsGood(current))
        {
            return current.Token;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_current is not { } renewed || !IsGood(renewed))
            {
                _current = renewed = await plugin.RunAsync(cancellationToken);
            }

            return renewed.Token;
        }
        finally
        {
            _turn.Release();
        }
    }

    public override bool Reject(string token)
    {
        if (_current is { } current && current.Token == token)
        {
            _current = null;
        }

        return true;
    }

    public void Dispose() => _turn.Dispose();

    private bool IsGood(ExecCredential credential) => credential.ExpiresAt is not { } end || edgeClock.GetUtcNow() < end - s_margin;
}
