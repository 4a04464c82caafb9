using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.StatefulSets;

/// <summary>Counts a StatefulSet's pods by health and revision, and declares an update complete.</summary>
internal sealed class StatefulSetStatusWriter(ControllerContext context)
{
    public void Write(StatefulRound round)
    {
        var pods = round.AllPods.ToList();
        var live = pods.FindAll(pod => !pod.Deleting);
        var ready = pods.Count(Pods.IsRunningAndReady);
        var updated = live.Count(pod => StatefulPods.RevisionOf(pod) == round.Update.Name);
        var current = live.Count(pod => StatefulPods.RevisionOf(pod) == round.Current.Name);
        var complete = round.Rolling && updated == pods.Count && updated == round.Replicas && ready == round.Replicas;
        context.WriteStatus(round.Set, status =>
        {
            status["observedGeneration"] = round.Set.Metadata.Number("generation") ?? 1;
            status["replicas"] = pods.Count;
            status.Count("readyReplicas", ready);
            status["availableReplicas"] = pods.Count(pod => Pods.IsRunningAndReady(pod) && Pods.IsAvailable(pod, round.MinReadySeconds, context.Now));
            status.Count("currentReplicas", complete ? updated : current);
            status.Count("updatedReplicas", updated);
            status["currentRevision"] = complete ? round.Update.Name : round.Current.Name;
            status["updateRevision"] = round.Update.Name;
            status["collisionCount"] = 0;
        });
    }
}
