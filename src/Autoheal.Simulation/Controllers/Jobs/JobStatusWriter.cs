using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Jobs;

/// <summary>Counts a Job's pods and writes how it ends.</summary>
internal sealed class JobStatusWriter(ControllerContext context, EventSource source)
{
    private const string Reached = "Reached expected number of succeeded pods";

    /// <param name="round">The Job, its ended pods counted.</param>
    /// <param name="failure">Why it fails; null when it does not.</param>
    /// <param name="active">The pods that are active after what was just created and deleted.</param>
    /// <param name="terminating">How many pods are still going.</param>
    public void Write(JobRound round, JobFailure? failure, IReadOnlyList<StoredObject> active, int terminating)
    {
        var over = active.Count == 0 && terminating == 0;
        var done = failure is null && round.IsDone;
        context.WriteStatus(round.Job, status =>
        {
            Count(status, round, active, terminating);
            if (failure is { } why)
            {
                Put(status, "FailureTarget", why.Reason, why.Message);
                if (over)
                    Put(status, "Failed", why.Reason, why.Message);
            }
            else if (done)
            {
                Put(status, "SuccessCriteriaMet", "CompletionsReached", Reached);
                if (over)
                    Complete(status);
            }

            SetSuspended(status, round);
        });
        if (over && failure is { } reason)
            context.Events.Warning(round.Job, source, reason.Reason, reason.Message);
        else if (over && done)
            context.Events.Normal(round.Job, source, "Completed", "Job completed");
    }

    private void Count(JsonObject status, JobRound round, IReadOnlyList<StoredObject> active, int terminating)
    {
        if (round.Suspended)
            status.Remove("startTime");
        else
            status["startTime"] ??= context.NowText;
        status.Count("active", active.Count);
        status["ready"] = active.Count(Pods.IsReady);
        status["terminating"] = terminating;
        status.Count("succeeded", round.Succeeded);
        status.Count("failed", round.Failed);
        status["uncountedTerminatedPods"] = new JsonObject();
        if (round.Indexed && JobPods.CompletedIndexes(round) is { Length: > 0 } indexes)
            status["completedIndexes"] = indexes;
    }

    private void Complete(JsonObject status)
    {
        Put(status, "Complete", "CompletionsReached", Reached);
        status["completionTime"] ??= context.NowText;
    }

    private void SetSuspended(JsonObject status, JobRound round)
    {
        var present = Conditions.Find(status, "Suspended");
        if (round.Suspended && present.Text("status") != "True")
        {
            Put(status, "Suspended", "JobSuspended", "Job suspended");
            context.Events.Normal(round.Job, source, "Suspended", "Job suspended");
        }
        else if (!round.Suspended && present.Text("status") == "True")
        {
            Put(status, "Suspended", "JobResumed", "Job resumed", "False");
            context.Events.Normal(round.Job, source, "Resumed", "Job resumed");
        }
    }

    private void Put(JsonObject status, string type, string reason, string message, string value = "True")
    {
        if (Conditions.Find(status, type).Text("status") == value)
            return;
        Conditions.Put(status, new JsonObject
        {
            ["type"] = type,
            ["status"] = value,
            ["lastProbeTime"] = context.NowText,
            ["lastTransitionTime"] = context.NowText,
            ["reason"] = reason,
            ["message"] = message,
        });
    }
}
