using System.Text.Json.Nodes;
using static Autoheal.Diagnosis.Manifests.ManifestDefaults;

namespace Autoheal.Diagnosis.Manifests;

/// <summary>Events about an object of the case; of one that is gone when <c>uid</c> is given.</summary>
internal static class EventManifests
{
    public static void Complete(JsonObject item, List<JsonObject> objects)
    {
        if (item["about"]?.ToString() is { } about)
        {
            item.Remove("about");
            var (kind, name) = Split(about);
            var found = objects.Find(other => Kind(other) == kind && Name(other) == name && (Namespace(other).Length == 0 || Namespace(other) == Namespace(item)));
            var reference = new JsonObject { ["kind"] = kind, ["name"] = name, ["namespace"] = Namespace(item) };
            if ((item["uid"] ?? found?["metadata"]!["uid"]) is { } uid)
            {
                reference["uid"] = uid.DeepClone();
            }

            item["involvedObject"] = reference;
        }

        item.Remove("uid");
        item["type"] ??= "Warning";
        item["count"] ??= 5;
        item["source"] ??= new JsonObject { ["component"] = "kubelet" };
        item["firstTimestamp"] ??= CaseTimes.Ago(TimeSpan.FromMinutes(9));
        item["lastTimestamp"] = item["last"]?.DeepClone() ?? item["lastTimestamp"]?.DeepClone() ?? CaseTimes.Ago(TimeSpan.FromMinutes(1));
        item.Remove("last");
    }
}
