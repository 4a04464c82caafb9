namespace Autoheal.Kubernetes.Model;

/// <summary>A sign that a tool keeps the object as it is written down elsewhere: a change here would be fought over or lost.</summary>
public sealed class GitOpsMarker
{
    /// <summary>Gets the tool: <c>Argo CD</c>, <c>Flux</c> or <c>Helm</c>.</summary>
    public required string Tool { get; init; }

    /// <summary>Gets the application, kustomization or release; empty when its name could not be read as one.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The tool and what it calls the thing, for instance <c>Argo CD application shop</c>.</summary>
    public override string ToString() => Owner.Length == 0 ? Tool : $"{Tool} {Noun} {Owner}";

    private string Noun => Tool switch
    {
        "Argo CD" => "application",
        "Flux" => "kustomization",
        _ => "release",
    };
}
