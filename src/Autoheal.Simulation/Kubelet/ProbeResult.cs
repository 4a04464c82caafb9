namespace Autoheal.Simulation.Kubelet;

/// <summary>What one probe found: success, a failure with its text, or (null) nothing because the probe itself went wrong.</summary>
internal readonly record struct ProbeResult(bool? Succeeded, string Text)
{
    public static ProbeResult Success { get; } = new(true, "");

    public static ProbeResult Failure(string text) => new(false, text);

    public static ProbeResult Errored(string text) => new(null, text);
}
