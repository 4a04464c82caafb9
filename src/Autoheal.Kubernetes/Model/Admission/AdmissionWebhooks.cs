using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A MutatingWebhookConfiguration or ValidatingWebhookConfiguration. Immutable.</summary>
public sealed class AdmissionWebhooks : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource =>
        Mutating ? KubernetesResources.MutatingWebhookConfigurations : KubernetesResources.ValidatingWebhookConfigurations;

    /// <summary>Gets a value indicating whether its webhooks may change objects.</summary>
    public bool Mutating { get; init; }

    /// <summary>Gets the webhooks.</summary>
    public IReadOnlyList<AdmissionWebhook> Webhooks { get; init; } = [];
}
