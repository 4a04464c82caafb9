using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a pod.</summary>
internal static class PodReader
{
    public static Pod Read(ref Utf8JsonReader json)
    {
        ObjectMetadata? metadata = null;
        var spec = new TemplateDraft();
        var status = new PodStatus();
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) TemplateReader.ReadSpec(ref json, spec);
                else if (json.At("status"u8)) ReadStatus(ref json, status);
                else json.Skip();
            }
        }

        metadata ??= ListReader.NoMetadata;
        return new Pod
        {
            Metadata = metadata,
            Template = spec.Build(metadata.Labels),
            NodeName = spec.NodeName,
            Phase = status.Phase,
            Reason = status.Reason,
            Conditions = status.Conditions,
            Containers = status.Containers,
        };
    }

    private static void ReadStatus(ref Utf8JsonReader json, PodStatus status)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("phase"u8)) status.Phase = json.Text();
            else if (json.At("reason"u8)) status.Reason = ReasonWord.From(json.Text());
            else if (json.At("conditions"u8)) status.Conditions = ConditionReader.Read(ref json);
            else if (json.At("initContainerStatuses"u8)) ContainerStatusReader.Read(ref json, status.Containers, init: true);
            else if (json.At("containerStatuses"u8)) ContainerStatusReader.Read(ref json, status.Containers, init: false);
            else json.Skip();
        }
    }

    private sealed class PodStatus
    {
        public string Phase { get; set; } = "";

        public string Reason { get; set; } = "";

        public IReadOnlyList<ObjectCondition> Conditions { get; set; } = [];

        public List<ContainerStatus> Containers { get; } = new(1);
    }
}
