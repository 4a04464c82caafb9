namespace Autoheal.Kubernetes.Model;

/// <summary>Whom the API server asks before it stores an object. Immutable.</summary>
public sealed class AdmissionWebhook
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the Service that is asked; null when it is an address.</summary>
    public NamedObject? Service { get; init; }

    /// <summary>Gets the Service's port; 443 by default.</summary>
    public int Port { get; init; } = 443;

    /// <summary>Gets the host of the address that is asked; empty when it is a Service.</summary>
    public string Host { get; init; } = "";

    /// <summary>Gets a value indicating whether objects are refused when it does not answer (<c>failurePolicy: Fail</c>, the default).</summary>
    public bool RefusesWhenSilent { get; init; } = true;

    /// <summary>Gets how long the server waits for it, in seconds; 10 by default.</summary>
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>Gets what it is asked about.</summary>
    public IReadOnlyList<AdmissionRule> Rules { get; init; } = [];

    /// <summary>Gets of which namespaces; an empty selector means all.</summary>
    public LabelSelector Namespaces { get; init; } = LabelSelector.Nothing;

    /// <summary>Gets of which objects; an empty selector means all.</summary>
    public LabelSelector Objects { get; init; } = LabelSelector.Nothing;

    /// <summary>Gets when the first certificate that it is trusted by ends, in UTC; null when it holds none that can be read.</summary>
    public DateTimeOffset? TrustedUntil { get; init; }
}
