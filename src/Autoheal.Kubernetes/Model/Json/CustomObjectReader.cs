using System.Text.Json;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads objects of any kind for what their status says in the usual words.</summary>
internal static class CustomObjectReader
{
    public static ListReader.ItemReader<CustomObject> For(KubernetesResource resource) => (ref JsonCursor json) => Read(ref json, resource);

    private static CustomObject Read(ref JsonCursor json, KubernetesResource resource)
    {
        var metadata = ListReader.NoMetadata;
        var status = new Status();
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("status"u8)) ReadStatus(ref json, status);
                else json.Skip();
            }
        }

        return new CustomObject(resource)
        {
            Metadata = metadata,
            Phase = status.Phase,
            ObservedGeneration = status.ObservedGeneration,
            Conditions = status.Conditions,
            Times = status.Times,
        };
    }

    private static void ReadStatus(ref JsonCursor json, Status status)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("conditions"u8)) status.Conditions = ConditionReader.Read(ref json);
            else if (json.At("observedGeneration"u8)) status.ObservedGeneration = json.Integer() ?? 0;
            else if (json.At("phase"u8) || json.At("state"u8)) status.Phase = ReasonWord.From(json.Text());
            else
            {
                var key = json.Key();
                json.Read();
                if (json.TokenType == JsonTokenType.String && json.Time() is { } time)
                {
                    status.Times[key] = time;
                }

                json.Skip();
            }
        }
    }

    private sealed class Status
    {
        public string Phase { get; set; } = "";

        public int ObservedGeneration { get; set; }

        public IReadOnlyList<ObjectCondition> Conditions { get; set; } = [];

        public Dictionary<string, DateTimeOffset> Times { get; } = [];
    }
}
