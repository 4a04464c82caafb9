using System.Text.Json;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Reads one object as far as it looks like a Deployment: metadata, selector, template and replicas stand in the same places in every
/// kind that makes pods, and metadata in every kind there is.
/// </summary>
internal static class WorkloadShape
{
    public static Deployment Read(JsonElement json)
    {
        using var stream = new MemoryStream(4096);
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            json.WriteTo(writer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return new ClusterModelBuilder("", default).AddList(KubernetesResources.Deployments, stream.ToArray()).Build().Deployments.First();
    }
}
