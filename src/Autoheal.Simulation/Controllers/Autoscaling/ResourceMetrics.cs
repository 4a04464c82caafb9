using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Autoscaling;

/// <summary>The resource metrics API as controllers use it: it answers only while the metrics server has a ready pod.</summary>
internal sealed class ResourceMetrics(ControllerContext context, IContainerUsage usage)
{
    private const string Namespace = "kube-system";
    private const string Server = "metrics-server";

    /// <summary>Why nobody answers; null when somebody does.</summary>
    public string? Outage
    {
        get
        {
            if (context.Store.Find(Kinds.Deployment, Namespace, Server) is not { } server)
                return "the server could not find the requested resource (get pods.metrics.k8s.io)";
            return server.Status.Number("availableReplicas") is > 0 ? null : "the server is currently unable to handle the request (get pods.metrics.k8s.io)";
        }
    }

    /// <summary>What a pod, or one of its containers, uses: thousandths of a core or bytes; null when that is not known.</summary>
    public long? UseOf(StoredObject pod, string resource, string? container)
    {
        var sum = 0L;
        foreach (var declared in pod.Spec.Array("containers") ?? [])
        {
            if (container is not null && declared.Text("name") != container)
                continue;
            if (usage.Of(pod.Namespace!, pod.Name, declared.Text("name") ?? "") is not { } used)
                return null;
            sum += resource == "cpu" ? used.MilliCpu : used.MemoryBytes;
        }

        return sum;
    }
}
