using System.Text.Json;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Finds the pods that a Service's selector, a plain map of labels, selects.</summary>
internal static class ServiceSelectors
{
    public static IReadOnlyList<Pod> Select(ClusterModel model, string @namespace, JsonElement? selector) =>
        selector is not { ValueKind: JsonValueKind.Object } labels || !labels.EnumerateObject().Any()
            ? []
            : [.. model.Pods.Where(pod => pod.Namespace == @namespace && !pod.Terminating && !pod.Finished && labels.EnumerateObject().All(label =>
                label.Value.ValueKind == JsonValueKind.String && pod.Metadata.Labels.Find(label.Name) == label.Value.GetString()))];
}
