namespace Autoheal.Hosting;

/// <summary>The names of the clocks that a host registers beside the incident clock.</summary>
public static class HostingClocks
{
    /// <summary>
    /// The key of the <see cref="TimeProvider"/> for HTTP time-outs. Always the real one: an incident clock may run faster or stand
    /// still, a network does not.
    /// </summary>
    public const string Edge = "edge";
}
