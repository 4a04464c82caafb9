using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a ReplicaSet.</summary>
internal static class ReplicaSetReader
{
    public static ReplicaSet Read(ref Utf8JsonReader json)
    {
        var metadata = ListReader.NoMetadata;
        var (wanted, selector, template) = (1, LabelSelector.Nothing, PodTemplate.Empty);
        var (current, ready, available) = (0, 0, 0);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) (wanted, selector, template) = ReadSpec(ref json);
                else if (json.At("status"u8)) (current, ready, available) = ReadStatus(ref json);
                else json.Skip();
            }
        }

        return new ReplicaSet
        {
            Metadata = metadata,
            Replicas = wanted,
            Selector = selector,
            Template = template,
            CurrentReplicas = current,
            ReadyReplicas = ready,
            AvailableReplicas = available,
        };
    }

    private static (int Replicas, LabelSelector Selector, PodTemplate Template) ReadSpec(ref Utf8JsonReader json)
    {
        var (replicas, selector, template) = (1, LabelSelector.Nothing, PodTemplate.Empty);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("replicas"u8)) replicas = json.Integer() ?? 1;
                else if (json.At("selector"u8)) selector = LabelReader.ReadSelector(ref json);
                else if (json.At("template"u8)) template = TemplateReader.Read(ref json);
                else json.Skip();
            }
        }

        return (replicas, selector, template);
    }

    private static (int Replicas, int Ready, int Available) ReadStatus(ref Utf8JsonReader json)
    {
        var (replicas, ready, available) = (0, 0, 0);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("replicas"u8)) replicas = json.Integer() ?? 0;
                else if (json.At("readyReplicas"u8)) ready = json.Integer() ?? 0;
                else if (json.At("availableReplicas"u8)) available = json.Integer() ?? 0;
                else json.Skip();
            }
        }

        return (replicas, ready, available);
    }
}
