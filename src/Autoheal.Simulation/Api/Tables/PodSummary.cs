using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Tables;

/// <summary>A pod in a few words, by the rules of the API server's pod printer.</summary>
internal sealed class PodSummary
{
    private PodSummary(string reason) => Reason = reason;

    public string Reason { get; private set; }

    public int Ready { get; private set; }

    public long Restarts { get; private set; }

    public DateTimeOffset? LastRestart { get; private set; }

    public static PodSummary Of(StoredObject pod)
    {
        var status = pod.Status;
        var summary = new PodSummary(status.Text("reason") is { Length: > 0 } reason ? reason : status.Text("phase") ?? "");
        if (!summary.ReadInitContainers(pod))
            summary.ReadContainers(status);
        if (pod.Deleting && status.Text("reason") == "NodeLost")
            summary.Reason = "Unknown";
        else if (pod.Deleting && status.Text("phase") is not ("Succeeded" or "Failed"))
            summary.Reason = "Terminating";
        return summary;
    }

    /// <summary>Returns whether the pod is still initialising, which then is all there is to say about it.</summary>
    private bool ReadInitContainers(StoredObject pod)
    {
        var total = pod.Spec.Array("initContainers")?.Count ?? 0;
        var index = 0;
        foreach (var container in pod.Status.Array("initContainerStatuses") ?? [])
        {
            CountRestarts(container);
            if (InitReason(container, index, total) is { } reason)
            {
                Reason = reason;
                return true;
            }

            index++;
        }

        Restarts = 0;
        LastRestart = null;
        return false;
    }

    private static string? InitReason(JsonNode? container, int index, int total)
    {
        var state = container.Object("state");
        if (state.Object("terminated") is { } terminated)
        {
            if (terminated.Number("exitCode") == 0)
                return null;
            return "Init:" + (terminated.Text("reason") is { Length: > 0 } why ? why : ExitText(terminated));
        }

        return state.Text("waiting", "reason") is { Length: > 0 } reason and not "PodInitializing"
            ? "Init:" + reason
            : string.Create(CultureInfo.InvariantCulture, $"Init:{index}/{total}");
    }

    private void ReadContainers(JsonObject? status)
    {
        var containers = status.Array("containerStatuses");
        var anyRunning = false;
        for (var i = (containers?.Count ?? 0) - 1; i >= 0; i--)
        {
            var container = containers![i];
            var state = container.Object("state");
            CountRestarts(container);
            if (state.Text("waiting", "reason") is { Length: > 0 } waiting)
            {
                Reason = waiting;
            }
            else if (state.Object("terminated") is { } terminated)
            {
                Reason = terminated.Text("reason") is { Length: > 0 } why ? why : ExitText(terminated);
            }
            else if (container.Flag("ready") == true && state.Object("running") is not null)
            {
                anyRunning = true;
                Ready++;
            }
        }

        if (Reason == "Completed" && anyRunning)
            Reason = IsReady(status) ? "Running" : "NotReady";
    }

    private void CountRestarts(JsonNode? container)
    {
        Restarts += container.Number("restartCount") ?? 0;
        if (container.Object("lastState").Text("terminated", "finishedAt") is { } finished)
        {
            var time = KubernetesTime.Parse(finished);
            LastRestart = LastRestart is { } last && last > time ? last : time;
        }
    }

    private static string ExitText(JsonObject terminated) => terminated.Number("signal") is > 0 and var signal
        ? string.Create(CultureInfo.InvariantCulture, $"Signal:{signal}")
        : string.Create(CultureInfo.InvariantCulture, $"ExitCode:{terminated.Number("exitCode") ?? 0}");

    private static bool IsReady(JsonObject? status)
    {
        foreach (var condition in status.Array("conditions") ?? [])
        {
            if (condition.Text("type") == "Ready" && condition.Text("status") == "True")
                return true;
        }

        return false;
    }
}
