using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Deployments;

/// <summary>Counts a rollout's replicas and words the Available, Progressing and ReplicaFailure conditions.</summary>
internal sealed class DeploymentStatusWriter(ControllerContext context)
{
    private const long DefaultDeadlineSeconds = 600;
    private const string Progressing = "Progressing";
    private const string Completed = "NewReplicaSetAvailable";
    private const string TimedOut = "ProgressDeadlineExceeded";

    public void Write(Rollout rollout, bool countsOnly = false)
    {
        var deployment = rollout.Deployment;
        context.WriteStatus(deployment, status =>
        {
            var before = deployment.Status ?? [];
            Count(status, deployment, rollout);
            if (countsOnly)
                return;
            SetAvailable(status, rollout);
            SetProgressing(status, before, rollout);
            CopyReplicaFailure(status, rollout);
        });
    }

    /// <summary>Tells that the API server did not take the new ReplicaSet.</summary>
    public static void ReportRefusal(ControllerContext context, StoredObject deployment, string message)
    {
        const string Reason = "ReplicaSetCreateError";
        new DeploymentStatusWriter(context).WriteProgressing(deployment, Reason, message);
        context.Events.Warning(deployment, DeploymentController.Source, Reason, message);
    }

    /// <summary>Whether every replica is of the new template and available.</summary>
    public static bool IsComplete(Rollout rollout) =>
        rollout.New is { } set
        && (set.Status.Number("replicas") ?? 0) == rollout.Replicas
        && Rollout.AvailableOf(set) == rollout.Replicas
        && rollout.Old.TrueForAll(old => (old.Status.Number("replicas") ?? 0) == 0);

    /// <summary>When the rollout counts as stuck unless it moves; null when it is complete, already stuck, or without a deadline.</summary>
    public static DateTimeOffset? DeadlineOf(StoredObject deployment)
    {
        var progressing = Conditions.Find(deployment.Status, Progressing);
        return progressing is null || progressing.Text("reason") is Completed or TimedOut || deployment.Spec.Flag("paused") == true
            ? null
            : KubernetesTime.Parse(progressing.Text("lastUpdateTime")!).AddSeconds(deployment.Spec.Number("progressDeadlineSeconds") ?? DefaultDeadlineSeconds);
    }

    private void WriteProgressing(StoredObject deployment, string reason, string message) =>
        context.WriteStatus(deployment, status => Put(status, Progressing, "False", reason, message));

    private static void Count(JsonObject status, StoredObject deployment, Rollout rollout)
    {
        var total = rollout.All.Sum(set => (int)(set.Status.Number("replicas") ?? 0));
        var available = rollout.AvailableReplicas;
        status["observedGeneration"] = deployment.Metadata.Number("generation") ?? 1;
        status.Count("replicas", total);
        status.Count("updatedReplicas", (int)(rollout.New?.Status.Number("replicas") ?? 0));
        status.Count("readyReplicas", rollout.All.Sum(set => (int)(set.Status.Number("readyReplicas") ?? 0)));
        status.Count("availableReplicas", available);
        // While a rollout surges there may be more available replicas than there are replicas wanted.
        status.Count("unavailableReplicas", Math.Max(0, rollout.TotalReplicas - available));
    }

    private void SetAvailable(JsonObject status, Rollout rollout)
    {
        var enough = rollout.AvailableReplicas >= rollout.Strategy.MinAvailable;
        Put(status, "Available", enough ? "True" : "False",
            enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
            enough ? "Deployment has minimum availability." : "Deployment does not have minimum availability.");
    }

    private void SetProgressing(JsonObject status, JsonObject before, Rollout rollout)
    {
        var current = Conditions.Find(before, Progressing);
        if (rollout.Deployment.Spec.Flag("paused") == true)
        {
            if (current.Text("reason") != TimedOut)
                Put(status, Progressing, "Unknown", "DeploymentPaused", "Deployment is paused");
            return;
        }

        var name = rollout.New is { } set ? $"ReplicaSet \"{set.Name}\"" : $"Deployment \"{rollout.Deployment.Name}\"";
        if (rollout.CreatedNew)
        {
            Put(status, Progressing, "True", "NewReplicaSetCreated", $"Created new replica set \"{rollout.New!.Name}\"", renew: true);
            return;
        }

        if (IsSettled(status, current))
            return;
        if (IsComplete(rollout))
            Put(status, Progressing, "True", Completed, $"{name} has successfully progressed.", renew: true);
        else if (current is null)
            Put(status, Progressing, "True", "FoundNewReplicaSet", $"Found new replica set \"{rollout.New?.Name}\"");
        else if (current.Text("reason") is "DeploymentPaused")
            Put(status, Progressing, "Unknown", "DeploymentResumed", "Deployment is resumed", renew: true);
        else if (HasProgressed(before, status))
            Put(status, Progressing, "True", "ReplicaSetUpdated", $"{name} is progressing.", renew: true);
        else if (HasTimedOut(current, rollout.Deployment))
            Put(status, Progressing, "False", TimedOut, $"{name} has timed out progressing.");
    }

    /// <summary>A complete rollout whose replicas come and go later is not a rollout again.</summary>
    private static bool IsSettled(JsonObject status, JsonObject? current) =>
        current.Text("reason") == Completed && (status.Number("replicas") ?? 0) == (status.Number("updatedReplicas") ?? 0);

    private static bool HasProgressed(JsonObject before, JsonObject status)
    {
        return Of(status, "updatedReplicas") > Of(before, "updatedReplicas")
            || Of(status, "replicas") - Of(status, "updatedReplicas") < Of(before, "replicas") - Of(before, "updatedReplicas")
            || Of(status, "readyReplicas") > Of(before, "readyReplicas")
            || Of(status, "availableReplicas") > Of(before, "availableReplicas");

        static long Of(JsonObject counts, string field) => counts.Number(field) ?? 0;
    }

    private bool HasTimedOut(JsonObject current, StoredObject deployment) =>
        current.Text("reason") == TimedOut || (DeadlineOf(deployment) is { } deadline && context.Now > deadline);

    private void CopyReplicaFailure(JsonObject status, Rollout rollout)
    {
        var failing = rollout.New is { } set && Conditions.Find(set.Status, "ReplicaFailure") is { } own
            ? own
            : rollout.New is null ? rollout.Old.Select(old => Conditions.Find(old.Status, "ReplicaFailure")).FirstOrDefault(found => found is not null) : null;
        if (failing is null)
            Conditions.Remove(status, "ReplicaFailure");
        else
            Put(status, "ReplicaFailure", "True", failing.Text("reason")!, failing.Text("message")!);
    }

    /// <summary>Sets a condition; its transition time stays while its status does, its update time while nothing changes.</summary>
    private void Put(JsonObject status, string type, string value, string reason, string message, bool renew = false)
    {
        var current = Conditions.Find(status, type);
        if (current is not null && !renew && current.Text("status") == value && current.Text("reason") == reason)
            return;
        var since = current.Text("status") == value ? current.Text("lastTransitionTime")! : context.NowText;
        Conditions.Put(status, new JsonObject
        {
            ["type"] = type,
            ["status"] = value,
            ["lastUpdateTime"] = context.NowText,
            ["lastTransitionTime"] = since,
            ["reason"] = reason,
            ["message"] = message,
        });
    }
}
