using System.Diagnostics;

namespace Autoheal.Hosting.Diagnostics;

/// <summary>The name under which Autoheal's HTTP side reports spans. They bear the endpoint, the status and who called, never a body or a token.</summary>
public static class HostingTelemetry
{
    /// <summary>The name of the activity source.</summary>
    public const string Name = "Autoheal.Hosting";

    internal static ActivitySource Source { get; } = new(Name);
}
