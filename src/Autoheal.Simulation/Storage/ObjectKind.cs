using System.Text;

namespace Autoheal.Simulation.Storage;

/// <summary>
/// One kind of object that the simulated API server serves. Instances are singletons of <see cref="Kinds"/> and compare by reference,
/// which keeps them cheap as dictionary keys.
/// </summary>
internal sealed class ObjectKind
{
    /// <summary>API group; empty for the core group.</summary>
    public required string Group { get; init; }

    public required string Version { get; init; }

    public required string Kind { get; init; }

    public required string Plural { get; init; }

    public string Singular { get; init; } = "";

    public bool Namespaced { get; init; } = true;

    public IReadOnlyList<string> ShortNames { get; init; } = [];

    /// <summary>Discovery categories, such as <c>all</c> for <c>kubectl get all</c>.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Whether status is written through its own subresource and ignored by ordinary updates.</summary>
    public bool HasStatus { get; init; }

    /// <summary>Whether the API server counts changes of the desired state in <c>metadata.generation</c>.</summary>
    public bool TracksGeneration { get; init; }

    /// <summary>Whether <c>/scale</c> is served.</summary>
    public bool HasScale { get; init; }

    /// <summary>Whether a CustomResourceDefinition brought the kind, whose objects have no strategic merge.</summary>
    public bool IsCustom { get; init; }

    public string ApiVersion => field ??= Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>How Status messages name the resource: <c>pods</c>, <c>deployments.apps</c>.</summary>
    public string QualifiedResource => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary>How validation messages name the kind: <c>Pod</c>, <c>Deployment.apps</c>.</summary>
    public string QualifiedKind => Group.Length == 0 ? Kind : $"{Kind}.{Group}";

    /// <summary>The bytes <c>{"kind":"…","apiVersion":"…",</c> with which every stored object of the kind begins.</summary>
    public byte[] Header => field ??= Encoding.ASCII.GetBytes($"{{\"kind\":\"{Kind}\",\"apiVersion\":\"{ApiVersion}\",");

    public override string ToString() => QualifiedKind;
}
