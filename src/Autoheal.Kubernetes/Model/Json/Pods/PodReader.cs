namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a pod.</summary>
internal static class PodReader
{
    public static Pod Read(ref JsonCursor json)
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
            Template = spec.Build(metadata.Labels, pinned: false),
            NodeName = spec.NodeName,
            Priority = spec.Priority,
            Phase = status.Phase,
            Reason = status.Reason,
            Message = status.Message,
            Address = status.Address,
            QualityOfService = status.QualityOfService,
            NominatedNode = status.NominatedNode,
            StartedAt = status.StartedAt,
            Conditions = status.Conditions,
            Containers = status.Containers,
        };
    }

    private static void ReadStatus(ref JsonCursor json, PodStatus status)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("phase"u8)) status.Phase = json.Text();
            else if (json.At("reason"u8)) status.Reason = ReasonWord.From(json.Text());
            else if (json.At("message"u8)) status.Message = json.Message();
            else if (json.At("podIP"u8)) status.Address = json.OwnText();
            else if (json.At("qosClass"u8)) status.QualityOfService = json.Text();
            else if (json.At("nominatedNodeName"u8)) status.NominatedNode = json.Text();
            else if (json.At("startTime"u8)) status.StartedAt = json.Time();
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

        public UntrustedText Message { get; set; }

        public string Address { get; set; } = "";

        public string QualityOfService { get; set; } = "";

        public string NominatedNode { get; set; } = "";

        public DateTimeOffset? StartedAt { get; set; }

        public IReadOnlyList<ObjectCondition> Conditions { get; set; } = [];

        public List<ContainerStatus> Containers { get; } = new(1);
    }
}
