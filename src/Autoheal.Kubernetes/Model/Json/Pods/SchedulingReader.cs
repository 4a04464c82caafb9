namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads the fields of a pod's spec that say where it may run.</summary>
internal static class SchedulingReader
{
    /// <summary>Reads the property if it is one of them; otherwise the reader stays at its name.</summary>
    public static bool Read(ref JsonCursor json, SchedulingDraft draft)
    {
        var start = json;
        if (json.At("tolerations"u8)) draft.Tolerations = ReadTolerations(ref json);
        else if (json.At("priorityClassName"u8)) draft.PriorityClass = json.Text();
        else if (json.At("schedulerName"u8)) draft.Scheduler = json.Text() is { } name && name != "default-scheduler" ? name : "";
        else if (json.At("nodeSelector"u8)) draft.NodeSelector = LabelReader.Read(ref json);
        else if (json.At("affinity"u8)) AffinityReader.Read(ref json, draft);
        else if (json.At("topologySpreadConstraints"u8)) draft.Spread = ReadSpread(ref json);
        else return false;

        draft.Digest ^= IsOfEveryPod(start) ? 0 : JsonDigest.Peek(start);
        return true;
    }

    // Admission adds the two tolerations for nodes that are lost, and the scheduler's name.
    private static bool IsOfEveryPod(JsonCursor property) =>
        property.ValueTextEquals("tolerations"u8) || property.ValueTextEquals("schedulerName"u8);

    private static List<Toleration> ReadTolerations(ref JsonCursor json)
    {
        var tolerations = new List<Toleration>(2);
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                var toleration = ReadToleration(ref json);
                if (toleration.Key is not ("node.kubernetes.io/not-ready" or "node.kubernetes.io/unreachable"))
                {
                    tolerations.Add(toleration);
                }
            }
        }

        return tolerations;
    }

    private static Toleration ReadToleration(ref JsonCursor json)
    {
        var toleration = new Toleration();
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("key"u8)) toleration = toleration with { Key = json.Text() };
                else if (json.At("operator"u8)) toleration = toleration with { Exists = json.Text() == "Exists" };
                else if (json.At("value"u8)) toleration = toleration with { Value = json.Text() };
                else if (json.At("effect"u8)) toleration = toleration with { Effect = json.Text() };
                else json.Skip();
            }
        }

        return toleration;
    }

    private static List<TopologySpread> ReadSpread(ref JsonCursor json)
    {
        var spread = new List<TopologySpread>(1);
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                spread.Add(ReadConstraint(ref json));
            }
        }

        return spread;
    }

    private static TopologySpread ReadConstraint(ref JsonCursor json)
    {
        var (pods, key, skew, required) = (LabelSelector.Nothing, "", 1, true);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("labelSelector"u8)) pods = LabelReader.ReadSelector(ref json);
                else if (json.At("topologyKey"u8)) key = json.Text();
                else if (json.At("maxSkew"u8)) skew = json.Integer() ?? 1;
                else if (json.At("whenUnsatisfiable"u8)) required = json.Text() != "ScheduleAnyway";
                else json.Skip();
            }
        }

        return new TopologySpread { Pods = pods, TopologyKey = key, MaxSkew = skew, Required = required };
    }
}
