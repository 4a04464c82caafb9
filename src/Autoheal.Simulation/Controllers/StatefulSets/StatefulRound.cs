using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.StatefulSets;

/// <summary>One look at a StatefulSet: its pods by ordinal, and the two revisions between which it may be.</summary>
internal sealed class StatefulRound
{
    private readonly SortedDictionary<int, StoredObject> _pods = [];

    public StatefulRound(StoredObject set, StoredObject current, StoredObject update, IEnumerable<StoredObject> pods)
    {
        Set = set;
        Current = current;
        Update = update;
        foreach (var pod in pods)
        {
            if (StatefulPods.OrdinalOf(set, pod) is { } ordinal)
                _pods[ordinal] = pod;
        }
    }

    public StoredObject Set { get; }

    /// <summary>The revision that the set had when its last update was complete.</summary>
    public StoredObject Current { get; }

    /// <summary>The revision of its template.</summary>
    public StoredObject Update { get; }

    /// <summary>Whether pods come and go one at a time.</summary>
    public bool Ordered => Set.Spec.Text("podManagementPolicy") != "Parallel";

    public int Replicas => (int)(Set.Spec.Number("replicas") ?? 1);

    /// <summary>The first ordinal that an update touches.</summary>
    public int Partition => (int)(Set.Spec.Object("updateStrategy").Object("rollingUpdate").Number("partition") ?? 0);

    public bool Rolling => Set.Spec.Object("updateStrategy").Text("type") is null or "RollingUpdate";

    public long MinReadySeconds => Set.Spec.Number("minReadySeconds") ?? 0;

    /// <summary>The ordinals that there should be, lowest first.</summary>
    public IEnumerable<int> Ordinals => Enumerable.Range(Start, Replicas);

    /// <summary>The pods beyond the wanted ordinals, highest first.</summary>
    public IEnumerable<StoredObject> Surplus => _pods.Where(entry => !IsWanted(entry.Key)).Reverse().Select(entry => entry.Value);

    /// <summary>The unhealthy pod with the lowest ordinal.</summary>
    public StoredObject? FirstUnhealthy => _pods.Values.FirstOrDefault(pod => pod.Deleting || !Pods.IsRunningAndReady(pod));

    public IEnumerable<StoredObject> AllPods => _pods.Values;

    private int Start => (int)(Set.Spec.Object("ordinals").Number("start") ?? 0);

    public StoredObject? PodAt(int ordinal) => _pods.GetValueOrDefault(ordinal);

    /// <summary>The revision that a new pod of the ordinal is made from.</summary>
    public StoredObject RevisionFor(int ordinal) => Rolling && ordinal < Start + Partition ? Current : Update;

    private bool IsWanted(int ordinal) => ordinal >= Start && ordinal < Start + Replicas;
}
