namespace Autoheal.Kubernetes.Model;

/// <summary>Log lines of one kind, counted. Untrusted: whoever can make a program log can forge it.</summary>
public sealed record LogSignature
{
    /// <summary>Gets what the lines say.</summary>
    public LogSignatureKind Kind { get; init; }

    /// <summary>
    /// Gets the setting that is missing; empty unless the name also stands in a spec, a revision or a ConfigMap's keys, or has the shape of an env variable: nothing else that only
    /// a log says gets in here.
    /// </summary>
    public string Setting { get; init; } = "";

    /// <summary>Gets the number of lines.</summary>
    public int Lines { get; init; }
}
