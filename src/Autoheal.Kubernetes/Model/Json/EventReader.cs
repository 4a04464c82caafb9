using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads an Event; its message is reduced to why a pull failed, if it says so.</summary>
internal static class EventReader
{
    public static ClusterEvent Read(ref Utf8JsonReader json)
    {
        var metadata = ListReader.NoMetadata;
        string kind = "", name = "", uid = "", reason = "", type = "", message = "";
        var count = 1;
        DateTimeOffset? last = null, seen = null;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("involvedObject"u8)) (kind, name, uid) = ReadObject(ref json);
                else if (json.At("reason"u8)) reason = ReasonWord.From(json.Text());
                else if (json.At("type"u8)) type = json.Text();
                else if (json.At("message"u8)) message = json.Text();
                else if (json.At("count"u8)) count = json.Integer() ?? 1;
                else if (json.At("lastTimestamp"u8)) last = json.Time();
                else if (json.At("eventTime"u8)) seen = json.Time();
                else json.Skip();
            }
        }

        return new ClusterEvent
        {
            Metadata = metadata,
            ObjectKind = kind,
            ObjectName = name,
            ObjectUid = uid,
            Reason = reason,
            Type = type,
            Count = count,
            LastAt = last ?? seen ?? metadata.CreatedAt,
            PullFailure = reason == "Failed" ? KubeletMessage.ClassifyPull(message) : PullFailure.None,
        };
    }

    private static (string Kind, string Name, string Uid) ReadObject(ref Utf8JsonReader json)
    {
        string kind = "", name = "", uid = "";
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("kind"u8)) kind = json.Text();
                else if (json.At("name"u8)) name = json.Text();
                else if (json.At("uid"u8)) uid = json.Text();
                else json.Skip();
            }
        }

        return (kind, name, uid);
    }
}
