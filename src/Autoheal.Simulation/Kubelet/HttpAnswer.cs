namespace Autoheal.Simulation.Kubelet;

/// <summary>What a program answers to one HTTP request, and how long it takes to.</summary>
internal readonly record struct HttpAnswer(int Status, TimeSpan Latency)
{
    public static HttpAnswer Ok { get; } = new(200, TimeSpan.FromMilliseconds(2));

    /// <summary>The connection is accepted and nothing ever comes back.</summary>
    public static HttpAnswer Never { get; } = new(0, TimeSpan.MaxValue);
}
