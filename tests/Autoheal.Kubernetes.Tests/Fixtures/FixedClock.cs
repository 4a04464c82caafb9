namespace Autoheal.Kubernetes.Tests.Fixtures;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class FixedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = ClusterFixture.Now;

    public override DateTimeOffset GetUtcNow() => Now;
}
