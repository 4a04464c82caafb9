using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Resolves a container's environment as the kubelet does right before it creates the container.</summary>
internal sealed class ContainerEnvironment(ObjectStore store)
{
    /// <summary>The variables, or the text of the first reference that leads nowhere.</summary>
    public (IReadOnlyDictionary<string, string> Variables, string? Error) Resolve(StoredObject pod, JsonObject container)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in container.Array("envFrom") ?? [])
        {
            if (ImportAll(pod, source, variables) is { } error)
                return (variables, error);
        }

        foreach (var entry in container.Array("env") ?? [])
        {
            var (value, error) = ValueOf(pod, container, entry, variables);
            if (error is not null)
                return (variables, error);
            if (value is not null)
                variables[entry.Text("name")!] = value;
        }

        return (variables, null);
    }

    private string? ImportAll(StoredObject pod, JsonNode? source, Dictionary<string, string> variables)
    {
        var isSecret = source.Object("secretRef") is not null;
        var reference = source.Object("configMapRef") ?? source.Object("secretRef");
        var name = reference.Text("name") ?? "";
        if (store.Find(isSecret ? Kinds.Secret : Kinds.ConfigMap, pod.Namespace, name) is not { } found)
            return reference.Flag("optional") == true ? null : NotFound(isSecret, name);
        foreach (var (key, value) in found.Json.Object("data") ?? [])
            variables[source.Text("prefix") + key] = Plain(isSecret, value!.GetValue<string>());
        return null;
    }

    private (string? Value, string? Error) ValueOf(StoredObject pod, JsonObject container, JsonNode? entry, Dictionary<string, string> variables)
    {
        if (entry.Object("valueFrom") is not { } from)
            return (Expand(entry.Text("value") ?? "", variables), null);
        if (from.Object("configMapKeyRef") is { } configKey)
            return KeyOf(pod, configKey, isSecret: false);
        if (from.Object("secretKeyRef") is { } secretKey)
            return KeyOf(pod, secretKey, isSecret: true);
        if (from.Object("resourceFieldRef") is { } resource)
            return (Resource(container, resource), null);
        return (Field(pod, from.Object("fieldRef").Text("fieldPath")), null);
    }

    private (string? Value, string? Error) KeyOf(StoredObject pod, JsonObject reference, bool isSecret)
    {
        var name = reference.Text("name") ?? "";
        var key = reference.Text("key") ?? "";
        var optional = reference.Flag("optional") == true;
        if (store.Find(isSecret ? Kinds.Secret : Kinds.ConfigMap, pod.Namespace, name) is not { } found)
            return (null, optional ? null : NotFound(isSecret, name));
        if (found.Json.Object("data").Text(key) is { } value)
            return (Plain(isSecret, value), null);
        return (null, optional ? null : $"couldn't find key {key} in {(isSecret ? "Secret" : "ConfigMap")} {pod.Namespace}/{name}");
    }

    private static string NotFound(bool isSecret, string name) => $"{(isSecret ? "secret" : "configmap")} \"{name}\" not found";

    private static string Plain(bool isSecret, string value) => isSecret ? Encoding.UTF8.GetString(Convert.FromBase64String(value)) : value;

    /// <summary>What the downward API says of a pod.</summary>
    public static string? Field(StoredObject pod, string? path) => path switch
    {
        "metadata.name" => pod.Name,
        "metadata.namespace" => pod.Namespace,
        "metadata.uid" => pod.Uid,
        "spec.nodeName" => pod.Spec.Text("nodeName"),
        "spec.serviceAccountName" => pod.Spec.Text("serviceAccountName"),
        "status.podIP" => pod.Status.Text("podIP"),
        "status.hostIP" => pod.Status.Text("hostIP"),
        not null when Keyed(path, "metadata.labels") is { } label => pod.Labels.Text(label) ?? "",
        not null when Keyed(path, "metadata.annotations") is { } annotation => pod.Annotations.Text(annotation) ?? "",
        _ => null,
    };

    /// <summary>The key in <c>metadata.labels['key']</c>.</summary>
    private static string? Keyed(string path, string map) =>
        path.StartsWith(map + "['", StringComparison.Ordinal) && path.EndsWith("']", StringComparison.Ordinal) ? path[(map.Length + 2)..^2] : null;

    private static string? Resource(JsonObject container, JsonObject reference)
    {
        var name = reference.Text("resource") ?? "";
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || container.Object("resources").Object(name[..dot])?[name[(dot + 1)..]]?.ToString() is not { } quantity)
            return null;
        return name.EndsWith("cpu", StringComparison.Ordinal)
            ? ((ResourceQuantity.MilliCpu(quantity) + 999) / 1000).ToString(CultureInfo.InvariantCulture)
            : ResourceQuantity.Units(quantity).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Replaces <c>$(NAME)</c> by variables that were set before.</summary>
    public static string Expand(string value, IReadOnlyDictionary<string, string> variables)
    {
        if (!value.Contains("$(", StringComparison.Ordinal))
            return value;
        foreach (var (name, text) in variables)
            value = value.Replace($"$({name})", text, StringComparison.Ordinal);
        return value;
    }
}
