using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>What pods demand of the places that they share with others, in the words of their spec, and how many such places there are.</summary>
internal sealed class SharingDemand
{
    private SharingDemand(CauseDescription cause, string words, string predicate, string noun, string key)
    {
        Cause = cause;
        Words = words;
        Predicate = predicate;
        Text = key.Length == 0 ? noun : $"{noun} over {key}";
        Key = key;
    }

    public CauseDescription Cause { get; }

    /// <summary>What the scheduler says.</summary>
    public string Words { get; }

    /// <summary>The field, for evidence.</summary>
    public string Predicate { get; }

    /// <summary>For instance <c>pod anti-affinity over kubernetes.io/hostname</c>.</summary>
    public string Text { get; }

    /// <summary>The node label that says what a place is; empty when the pods themselves demand nothing.</summary>
    public string Key { get; }

    public static SharingDemand Of(Placement placement)
    {
        var scheduling = placement.Scheduling;
        return placement.Leading switch
        {
            Obstacle.Spread => new SharingDemand(
                SchedulingCauses.TopologySpread, "didn't match pod topology spread constraints", "spec.topologySpreadConstraints", "topology spread", SpreadKey(placement)),
            Obstacle.AntiAffinity when scheduling.AntiAffinity.Count > 0 || scheduling.Affinity.Count == 0 => new SharingDemand(
                SchedulingCauses.AntiAffinity, "didn't match pod anti-affinity rules", "spec.affinity.podAntiAffinity", "pod anti-affinity", KeyOf(scheduling.AntiAffinity)),
            _ => new SharingDemand(
                SchedulingCauses.PodAffinity, "didn't match pod affinity rules", "spec.affinity.podAffinity", "pod affinity", KeyOf(scheduling.Affinity)),
        };
    }

    /// <summary>How many places the nodes make, beside the pods that want one each.</summary>
    public void AddPlaces(CheckList checks, Placement placement)
    {
        if (Key.Length == 0 || !placement.SeesNodes)
        {
            return;
        }

        var places = Places(placement);
        var wanted = Wanted(placement);
        var fact = checks.Controlled(placement.Pod, "places", $"{places} of {Key}");
        if (places == 0)
        {
            checks.Supports(0.6, $"no node has the label {Key}", fact);
        }
        else if (Cause == SchedulingCauses.AntiAffinity && wanted > places)
        {
            checks.Supports(0.6, $"{wanted} pods are wanted, and the nodes make {places} places of {Key}", fact);
        }
    }

    public string Why(Placement placement)
    {
        if (Key.Length == 0 || !placement.SeesNodes)
        {
            return Key.Length == 0 ? "pods that run there keep these away" : $"the pods require {Text}";
        }

        var places = Places(placement);
        return places == 0 ? $"no node has the label {Key}"
            : Cause == SchedulingCauses.AntiAffinity ? $"the pods require {Text}, and for {Wanted(placement)} replicas there are {places} places"
            : $"the pods require {Text}, which the nodes ({Counts.Of(places, "place")}) cannot give";
    }

    private static int Wanted(Placement placement) => (placement.Workload.Blamed as Workload)?.Replicas ?? placement.Workload.Troubles.Count;

    private int Places(Placement placement)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, _, _) in placement.Candidates)
        {
            if (node.Metadata.Labels.Find(Key) is { } value)
            {
                values.Add(value);
            }
        }

        return values.Count;
    }

    private static string KeyOf(IReadOnlyList<PodAffinityTerm> terms) => terms.Count == 0 ? "" : terms[0].TopologyKey;

    // The one that no node has a label for is the one to name.
    private static string SpreadKey(Placement placement)
    {
        var first = "";
        foreach (var spread in placement.Scheduling.Spread)
        {
            if (spread.Required)
            {
                if (placement.SeesNodes && !placement.Model.Nodes.Any(node => node.Metadata.Labels.Find(spread.TopologyKey) is not null))
                {
                    return spread.TopologyKey;
                }

                first = first.Length == 0 ? spread.TopologyKey : first;
            }
        }

        return first;
    }
}
