namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads an Event of the core group or of <c>events.k8s.io</c>.</summary>
internal static class EventReader
{
    public static ClusterEvent Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        NamedObject? about = null;
        string reason = "", type = "", message = "", reporter = "";
        var count = 1;
        DateTimeOffset? first = null, last = null, seen = null;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("involvedObject"u8) || json.At("regarding"u8)) about = NamedObjectReader.Read(ref json);
                else if (json.At("reason"u8)) reason = ReasonWord.From(json.Text());
                else if (json.At("type"u8)) type = json.Text();
                else if (json.At("message"u8) || json.At("note"u8)) message = json.OwnText();
                else if (json.At("count"u8) || json.At("deprecatedCount"u8)) count = json.Integer() ?? count;
                else if (json.At("firstTimestamp"u8) || json.At("deprecatedFirstTimestamp"u8)) first = json.Time();
                else if (json.At("lastTimestamp"u8) || json.At("deprecatedLastTimestamp"u8)) last = json.Time();
                else if (json.At("eventTime"u8)) seen = json.Time();
                else if (json.At("source"u8)) reporter = ReadSource(ref json);
                else if (json.At("reportingController"u8)) reporter = json.Text() is { Length: > 0 } name ? name : reporter;
                else if (json.At("series"u8)) (count, last) = ReadSeries(ref json, count, last);
                else json.Skip();
            }
        }

        var (probe, status) = ProbeMessage.Classify(reason, message);
        var (missingObject, missingKey) = KubeletMessage.MissingInEvent(message);
        var lastAt = last ?? seen ?? first ?? metadata.CreatedAt;
        return new ClusterEvent
        {
            Metadata = metadata,
            ObjectKind = about?.Kind ?? "",
            ObjectName = about?.Name ?? "",
            ObjectUid = about?.Uid ?? "",
            Reason = reason,
            Type = type,
            Reporter = reporter,
            Message = UntrustedText.From(ProbeMessage.WithoutQuotes(reason, message)),
            Count = count,
            FirstAt = first ?? lastAt,
            LastAt = lastAt,
            PullFailure = KubeletMessage.PullFailureInEvent(reason, message),
            ProbeFailure = probe,
            ProbeStatus = status,
            MissingObject = missingObject,
            MissingKey = missingKey,
        };
    }

    private static string ReadSource(ref JsonCursor json)
    {
        var component = "";
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("component"u8)) component = json.Text();
                else json.Skip();
            }
        }

        return component;
    }

    private static (int Count, DateTimeOffset? Last) ReadSeries(ref JsonCursor json, int count, DateTimeOffset? last)
    {
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("count"u8)) count = json.Integer() ?? count;
                else if (json.At("lastObservedTime"u8)) last = json.Time() ?? last;
                else json.Skip();
            }
        }

        return (count, last);
    }
}
