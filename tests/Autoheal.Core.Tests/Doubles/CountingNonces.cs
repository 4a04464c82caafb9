namespace Autoheal.Core.Tests.Doubles;

/// <summary>Nonces that a run can be replayed with: 1, 2, 3 …</summary>
internal sealed class CountingNonces : INonceSource
{
    private int _last;

    public string Next() => Interlocked.Increment(ref _last).ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
