using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>An object of a kind that the model has no type for, such as a custom resource: only metadata and what its status says in the usual words. Immutable.</summary>
public sealed class CustomObject : ClusterObject
{
    private readonly KubernetesResource _resource;

    internal CustomObject(KubernetesResource resource) => _resource = resource;

    /// <inheritdoc/>
    public override KubernetesResource Resource => _resource;

    /// <summary>Gets <c>status.phase</c> or <c>status.state</c>, when it is one word; empty otherwise.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Gets the generation that the status speaks of; 0 when it does not say.</summary>
    public int ObservedGeneration { get; init; }

    /// <summary>Gets the conditions.</summary>
    public IReadOnlyList<ObjectCondition> Conditions { get; init; } = [];

    /// <summary>Gets the points in time that the status names by field, for instance <c>notAfter</c> of a certificate.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Times { get; init; } = new Dictionary<string, DateTimeOffset>();
}
