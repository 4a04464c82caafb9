namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads <c>affinity</c>: what must hold. What is only preferred keeps no pod waiting and is passed over.</summary>
internal static class AffinityReader
{
    public static void Read(ref JsonCursor json, SchedulingDraft draft)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("nodeAffinity"u8)) draft.NodeAffinity = ReadNodeAffinity(ref json);
            else if (json.At("podAffinity"u8)) draft.Affinity = ReadPodTerms(ref json);
            else if (json.At("podAntiAffinity"u8)) draft.AntiAffinity = ReadPodTerms(ref json);
            else json.Skip();
        }
    }

    /// <summary>Reads a <c>nodeSelector</c> of terms, as affinities and volumes hold.</summary>
    public static IReadOnlyList<NodeTerm> ReadTerms(ref JsonCursor json)
    {
        var terms = new List<NodeTerm>(1);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (!json.At("nodeSelectorTerms"u8)) json.Skip();
                else if (json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        terms.Add(ReadTerm(ref json));
                    }
                }
            }
        }

        return terms;
    }

    private static IReadOnlyList<NodeTerm> ReadNodeAffinity(ref JsonCursor json)
    {
        IReadOnlyList<NodeTerm> terms = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("requiredDuringSchedulingIgnoredDuringExecution"u8)) terms = ReadTerms(ref json);
                else json.Skip();
            }
        }

        return terms;
    }

    private static NodeTerm ReadTerm(ref JsonCursor json)
    {
        IReadOnlyList<LabelRequirement> labels = [], fields = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("matchExpressions"u8)) labels = LabelReader.ReadRequirements(ref json);
                else if (json.At("matchFields"u8)) fields = LabelReader.ReadRequirements(ref json);
                else json.Skip();
            }
        }

        return new NodeTerm { Labels = labels, Fields = fields };
    }

    private static List<PodAffinityTerm> ReadPodTerms(ref JsonCursor json)
    {
        var terms = new List<PodAffinityTerm>(1);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (!json.At("requiredDuringSchedulingIgnoredDuringExecution"u8)) json.Skip();
                else if (json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        terms.Add(ReadPodTerm(ref json));
                    }
                }
            }
        }

        return terms;
    }

    private static PodAffinityTerm ReadPodTerm(ref JsonCursor json)
    {
        var (pods, key) = (LabelSelector.Nothing, "");
        IReadOnlyList<string> namespaces = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("labelSelector"u8)) pods = LabelReader.ReadSelector(ref json);
                else if (json.At("topologyKey"u8)) key = json.Text();
                else if (json.At("namespaces"u8)) namespaces = json.Texts();
                else json.Skip();
            }
        }

        return new PodAffinityTerm { Pods = pods, TopologyKey = key, Namespaces = namespaces };
    }
}
