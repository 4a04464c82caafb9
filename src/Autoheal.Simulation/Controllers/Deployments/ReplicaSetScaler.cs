using System.Globalization;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Deployments;

/// <summary>Sets the counts of a Deployment's ReplicaSets and annotates them with what they were derived from.</summary>
internal sealed class ReplicaSetScaler(ControllerContext context)
{
    /// <summary>Scales one ReplicaSet; true when its count changed.</summary>
    public bool Scale(Rollout rollout, StoredObject set, int replicas)
    {
        var before = Rollout.DesiredOf(set);
        var desired = rollout.Replicas.ToString(CultureInfo.InvariantCulture);
        var most = (rollout.Replicas + rollout.Strategy.MaxSurge).ToString(CultureInfo.InvariantCulture);
        if (before == replicas && set.Annotations.Text(Revision.DesiredReplicas) == desired && set.Annotations.Text(Revision.MaxReplicas) == most)
            return false;
        rollout.Replace(context.Store.Mutate(Kinds.ReplicaSet, set.Namespace, set.Name, json =>
        {
            json.Ensure("spec")["replicas"] = replicas;
            var annotations = json.Ensure("metadata").Ensure("annotations");
            annotations[Revision.DesiredReplicas] = desired;
            annotations[Revision.MaxReplicas] = most;
        }));
        if (before == replicas)
            return false;
        context.Events.Normal(rollout.Deployment, DeploymentController.Source, "ScalingReplicaSet",
            $"Scaled {(replicas > before ? "up" : "down")} replica set {set.Name} from {before} to {replicas}");
        return true;
    }

    /// <summary>
    /// What a changed <c>spec.replicas</c> does outside a rollout step: the only active ReplicaSet takes it all; in the middle of a rolling
    /// update the active ones share the difference in proportion to their sizes.
    /// </summary>
    public void ScaleInProportion(Rollout rollout)
    {
        var active = rollout.All.Where(set => Rollout.DesiredOf(set) > 0).ToList();
        if (active.Count <= 1)
        {
            if ((active.Count == 1 ? active[0] : rollout.New ?? rollout.Old.LastOrDefault()) is { } only)
                Scale(rollout, only, rollout.Replicas);
            return;
        }

        if (rollout.New is { } current && Rollout.DesiredOf(current) == rollout.Replicas && Rollout.AvailableOf(current) == rollout.Replicas)
        {
            foreach (var old in rollout.Old.FindAll(set => Rollout.DesiredOf(set) > 0))
                Scale(rollout, old, 0);
        }
        else if (!rollout.Strategy.Recreate)
        {
            Share(rollout, active);
        }
    }

    private void Share(Rollout rollout, List<StoredObject> active)
    {
        var allowed = rollout.Replicas > 0 ? rollout.Replicas + rollout.Strategy.MaxSurge : 0;
        var total = active.Sum(Rollout.DesiredOf);
        var toAdd = allowed - total;
        // Growth goes to the largest and newest first, shrinkage to the largest and oldest.
        var ordered = active.OrderByDescending(Rollout.DesiredOf).ThenBy(set => (toAdd > 0 ? -1 : 1) * set.CreatedAt.UtcTicks).ToList();
        var sizes = ordered.ConvertAll(Rollout.DesiredOf);
        var added = 0;
        for (var i = 0; i < ordered.Count && toAdd != 0; i++)
        {
            var share = ShareOf(ordered[i], sizes[i], rollout, allowed, toAdd - added, toAdd);
            sizes[i] += share;
            added += share;
        }

        if (sizes.Count > 0)
            sizes[0] = Math.Max(0, sizes[0] + toAdd - added);
        for (var i = 0; i < ordered.Count; i++)
            Scale(rollout, ordered[i], sizes[i]);
    }

    /// <summary>A ReplicaSet's part of the change, relative to the size the Deployment had when it was last annotated.</summary>
    private static int ShareOf(StoredObject set, int size, Rollout rollout, int allowed, int left, int toAdd)
    {
        var most = int.TryParse(set.Annotations.Text(Revision.MaxReplicas), NumberStyles.Integer, CultureInfo.InvariantCulture, out var noted) && noted > 0
            ? noted
            : rollout.Replicas;
        var grown = most == 0 ? 0 : (int)Math.Round(size * (double)allowed / most, MidpointRounding.AwayFromZero);
        var share = allowed == 0 ? -size : grown - size;
        return toAdd > 0 ? Math.Clamp(share, 0, Math.Max(0, left)) : Math.Clamp(share, Math.Min(0, left), 0);
    }
}
