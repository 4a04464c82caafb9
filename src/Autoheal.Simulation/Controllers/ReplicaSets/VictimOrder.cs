using System.Globalization;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.ReplicaSets;

/// <summary>
/// Which pods a scale-down takes first, as the real controller ranks them: unscheduled, pending, not ready, cheap to delete, crowded on
/// their node, ready for the shortest time, most restarted, youngest.
/// </summary>
internal sealed class VictimOrder : IComparer<StoredObject>
{
    private const string DeletionCost = "controller.kubernetes.io/pod-deletion-cost";
    private readonly Dictionary<string, int> _neighbours = [];

    public VictimOrder(IEnumerable<StoredObject> related)
    {
        foreach (var pod in related)
        {
            if (pod.Spec.Text("nodeName") is { Length: > 0 } node && Pods.IsActive(pod))
                _neighbours[node] = _neighbours.GetValueOrDefault(node) + 1;
        }
    }

    public int Compare(StoredObject? x, StoredObject? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ReadOnlySpan<int> order =
        [
            Scheduled(x).CompareTo(Scheduled(y)),
            PhaseRank(x).CompareTo(PhaseRank(y)),
            Pods.IsReady(x).CompareTo(Pods.IsReady(y)),
            Cost(x).CompareTo(Cost(y)),
            Crowd(y).CompareTo(Crowd(x)),
            Nullable.Compare(Pods.ReadySince(y), Pods.ReadySince(x)),
            Pods.Restarts(y).CompareTo(Pods.Restarts(x)),
            y.CreatedAt.CompareTo(x.CreatedAt),
            string.CompareOrdinal(x.Name, y.Name),
        ];
        foreach (var result in order)
        {
            if (result != 0)
                return result;
        }

        return 0;
    }

    private static bool Scheduled(StoredObject pod) => pod.Spec.Text("nodeName") is { Length: > 0 };

    private static int PhaseRank(StoredObject pod) => pod.Status.Text("phase") switch
    {
        "Pending" => 0,
        "Running" => 2,
        _ => 1,
    };

    private static int Cost(StoredObject pod) =>
        int.TryParse(pod.Annotations.Text(DeletionCost), NumberStyles.Integer, CultureInfo.InvariantCulture, out var cost) ? cost : 0;

    private int Crowd(StoredObject pod) => _neighbours.GetValueOrDefault(pod.Spec.Text("nodeName") ?? "");
}
