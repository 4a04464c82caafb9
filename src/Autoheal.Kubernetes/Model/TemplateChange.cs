namespace Autoheal.Kubernetes.Model;

/// <summary>One difference between two revisions: names, images, limits and references, never values. Declared by the author of the template.</summary>
public sealed record TemplateChange
{
    /// <summary>Gets what differs.</summary>
    public TemplateChangeKind Kind { get; init; }

    /// <summary>Gets the container; empty when it is the pod.</summary>
    public string Container { get; init; } = "";

    /// <summary>Gets the env variable or volume; empty when there is none.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the image, limit or referenced object before; empty when there was none.</summary>
    public string Before { get; init; } = "";

    /// <summary>Gets the image, limit or referenced object after; empty when there is none.</summary>
    public string After { get; init; } = "";

    /// <summary>Gets the reference before; null when there was none.</summary>
    public ConfigReference? OldReference { get; init; }

    /// <summary>Gets the reference after; null when there is none.</summary>
    public ConfigReference? NewReference { get; init; }

    /// <summary>One clause for people, for instance <c>env DB_HOST removed</c>.</summary>
    public override string ToString() => Kind switch
    {
        TemplateChangeKind.Image => $"image {Before} → {After}",
        TemplateChangeKind.EnvAdded => $"env {Name} added",
        TemplateChangeKind.EnvRemoved => $"env {Name} removed",
        TemplateChangeKind.EnvChanged => $"env {Name} changed",
        TemplateChangeKind.ConfigReference => $"{(Before.Length > 0 ? Before : "no reference")} → {(After.Length > 0 ? After : "no reference")}",
        TemplateChangeKind.Command => $"command of {Container} changed",
        TemplateChangeKind.MemoryLimit => $"memory limit of {Container} {Or(Before)} → {Or(After)}",
        TemplateChangeKind.Probe => $"probes of {Container} changed",
        TemplateChangeKind.Container => Before.Length == 0 ? $"container {Container} added" : $"container {Container} removed",
        TemplateChangeKind.Resources => $"{Name} of {Container} {Or(Before)} → {Or(After)}",
        TemplateChangeKind.Ports => $"ports of {Container} changed",
        TemplateChangeKind.Mounts => $"mounts of {Container} changed",
        TemplateChangeKind.Volume => Before.Length == 0 ? $"volume {Name} added" : After.Length == 0 ? $"volume {Name} removed" : $"volume {Name} changed",
        TemplateChangeKind.ServiceAccount => $"service account {Or(Before)} → {Or(After)}",
        TemplateChangeKind.PullSecrets => "image pull secrets changed",
        TemplateChangeKind.Scheduling => "scheduling changed",
        TemplateChangeKind.Networking => "name resolution changed",
        TemplateChangeKind.Security => Container.Length == 0 ? "security settings changed" : $"security settings of {Container} changed{(Name.Length > 0 ? $" ({Name})" : "")}",
        TemplateChangeKind.Labels => "labels changed",
        _ => "other fields changed",
    };

    private static string Or(string text) => text.Length == 0 ? "none" : text;
}
