namespace Autoheal.Simulation.Controllers.Deployments;

/// <summary>One move of a rolling update: up with the new ReplicaSet as far as the surge allows, then down with the old as far as availability does.</summary>
internal sealed class RollingUpdate(ReplicaSetScaler scaler)
{
    /// <summary>True when something was scaled, so that the next move waits for what comes of it.</summary>
    public bool Step(Rollout rollout) => ScaleNew(rollout) || ScaleOld(rollout);

    /// <summary>How many replicas the new ReplicaSet may have now, given how many it has.</summary>
    public static int NewReplicas(Rollout rollout, int present)
    {
        var room = rollout.Replicas + rollout.Strategy.MaxSurge - rollout.TotalReplicas;
        return room <= 0 ? present : present + Math.Min(room, rollout.Replicas - present);
    }

    private bool ScaleNew(Rollout rollout)
    {
        if (rollout.New is not { } set)
            return false;
        var present = Rollout.DesiredOf(set);
        if (present == rollout.Replicas)
            return false;
        return scaler.Scale(rollout, set, present > rollout.Replicas ? rollout.Replicas : NewReplicas(rollout, present));
    }

    private bool ScaleOld(Rollout rollout)
    {
        var present = rollout.Old.Sum(Rollout.DesiredOf);
        if (present == 0 || rollout.New is not { } set)
            return false;
        var unavailable = Rollout.DesiredOf(set) - Rollout.AvailableOf(set);
        var allowed = rollout.TotalReplicas - rollout.Strategy.MinAvailable - unavailable;
        if (allowed <= 0)
            return false;
        var moved = RemoveUnhealthy(rollout, allowed);
        return ScaleDownAvailable(rollout) || moved;
    }

    /// <summary>Replicas that do not work are taken first: they cost no availability.</summary>
    private bool RemoveUnhealthy(Rollout rollout, int allowed)
    {
        var moved = false;
        foreach (var old in rollout.Old.ToArray())
        {
            var count = Math.Min(allowed, Rollout.DesiredOf(old) - Rollout.AvailableOf(old));
            if (count <= 0)
                continue;
            moved |= scaler.Scale(rollout, old, Rollout.DesiredOf(old) - count);
            allowed -= count;
        }

        return moved;
    }

    private bool ScaleDownAvailable(Rollout rollout)
    {
        var spare = rollout.AvailableReplicas - rollout.Strategy.MinAvailable;
        var moved = false;
        foreach (var old in rollout.Old.ToArray())
        {
            var count = Math.Min(spare, Rollout.DesiredOf(old));
            if (count <= 0)
                continue;
            moved |= scaler.Scale(rollout, old, Rollout.DesiredOf(old) - count);
            spare -= count;
        }

        return moved;
    }
}
