using System.Globalization;

namespace Autoheal.Kubernetes.Reasoning.Metrics;

/// <summary>A level that went up and stayed.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Before">The level before.</param>
/// <param name="After">The level since.</param>
internal sealed record Rise(DateTimeOffset At, double Before, double After)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"from {Before:0.###} to {After:0.###} at {At:HH:mm:ss}");
}
