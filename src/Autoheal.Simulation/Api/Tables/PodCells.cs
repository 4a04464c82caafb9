using System.Globalization;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Tables;

/// <summary>Pods: the famous STATUS column is neither phase nor reason but the most telling of all containers' states.</summary>
internal static class PodCells
{
    public static object[] Of(StoredObject pod, DateTimeOffset now)
    {
        var total = pod.Spec.Array("containers")?.Count ?? 0;
        var summary = PodSummary.Of(pod);
        return
        [
            pod.Name,
            string.Create(CultureInfo.InvariantCulture, $"{summary.Ready}/{total}"),
            summary.Reason,
            Restarts(summary, now),
            Cells.Age(pod, now),
            Cells.OrNone(pod.Status.Text("podIP")),
            Cells.OrNone(pod.Spec.Text("nodeName")),
            Cells.OrNone(pod.Status.Text("nominatedNodeName")),
            ReadinessGates(pod),
        ];
    }

    private static string Restarts(PodSummary summary, DateTimeOffset now)
    {
        var count = summary.Restarts.ToString(CultureInfo.InvariantCulture);
        return summary.Restarts > 0 && summary.LastRestart is { } last ? $"{count} ({HumanDuration.Show(now - last)} ago)" : count;
    }

    private static string ReadinessGates(StoredObject pod)
    {
        if (pod.Spec.Array("readinessGates") is not { Count: > 0 } gates)
            return Cells.None;
        var met = 0;
        foreach (var gate in gates)
        {
            foreach (var condition in pod.Status.Array("conditions") ?? [])
            {
                if (condition.Text("type") == gate.Text("conditionType") && condition.Text("status") == "True")
                    met++;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{met}/{gates.Count}");
    }
}
