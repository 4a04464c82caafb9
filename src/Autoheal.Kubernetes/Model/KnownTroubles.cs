namespace Autoheal.Kubernetes.Model;

/// <summary>
/// The troubles around a Deployment before an action, written so that they can stand in a plan: of its own pods how far they came at best,
/// of its neighbours who was in trouble at all. Only what is worse than this afterwards is blamed on the action.
/// </summary>
internal sealed class KnownTroubles
{
    private const int MostNeighbours = 50;
    private const string Nothing = "none";

    private readonly TroubleKind? _own;
    private readonly HashSet<string> _neighbours;

    private KnownTroubles(TroubleKind? own, HashSet<string> neighbours)
    {
        _own = own;
        _neighbours = neighbours;
    }

    public static KnownTroubles Of(ClusterModel model, Deployment deployment)
    {
        TroubleKind? own = null;
        var neighbours = new HashSet<string>(StringComparer.Ordinal);
        foreach (var trouble in model.Troubles)
        {
            var owner = OwnerOf(model, trouble.Pod);
            if (owner == deployment)
            {
                own = own is null || IsEarlier(own.Value, trouble.Kind) ? trouble.Kind : own;
            }
            else if (trouble.Pod.Namespace == deployment.Namespace && neighbours.Count < MostNeighbours)
            {
                neighbours.Add(NameOf(owner, trouble.Pod));
            }
        }

        return new KnownTroubles(own, neighbours);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static KnownTroubles Parse(string text)
    {
        var parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries);
        TroubleKind? own = parts.Length > 0 && Enum.TryParse<TroubleKind>(parts[0], out var kind) ? kind : null;
        return new KnownTroubles(own, new HashSet<string>(parts.Skip(1), StringComparer.Ordinal));
    }

    /// <summary>A trouble that was not there before, or null.</summary>
    public Trouble? FindNew(ClusterModel model, Deployment deployment)
    {
        foreach (var trouble in model.Troubles)
        {
            var owner = OwnerOf(model, trouble.Pod);
            var isNew = owner == deployment
                ? _own is null || IsEarlier(trouble.Kind, _own.Value)
                : trouble.Pod.Namespace == deployment.Namespace && _neighbours.Count < MostNeighbours
                    && !_neighbours.Contains(NameOf(owner, trouble.Pod));
            if (isNew)
            {
                return trouble;
            }
        }

        return null;
    }

    /// <summary>The own trouble, then the neighbours in it, joined by commas.</summary>
    public override string ToString() =>
        string.Join(',', [_own?.ToString() ?? Nothing, .. _neighbours.Order(StringComparer.Ordinal)]);

    /// <summary>
    /// Whether a pod with the one trouble gets less far in its life than with the other. A pod that now crashes where it could not even start
    /// before has come further: what is left is another cause, not harm.
    /// </summary>
    private static bool IsEarlier(TroubleKind one, TroubleKind other) => Stage(one) < Stage(other);

    private static int Stage(TroubleKind kind) => kind switch
    {
        TroubleKind.Unschedulable => 0,
        TroubleKind.ImagePull => 1,
        TroubleKind.Config => 2,
        TroubleKind.NotStarted => 3,
        TroubleKind.Crash or TroubleKind.OutOfMemory => 4,
        _ => 5,
    };

    private static Deployment? OwnerOf(ClusterModel model, Pod pod) =>
        model.ReplicaSetOf(pod) is { } replicaSet ? model.DeploymentOf(replicaSet) : null;

    private static string NameOf(Deployment? owner, Pod pod) => owner?.Name ?? pod.Metadata.Controller?.Name ?? pod.Name;
}
