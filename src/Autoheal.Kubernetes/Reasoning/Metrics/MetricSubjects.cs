using Autoheal.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Metrics;

/// <summary>
/// Finds the object that a series' labels name. Labels are untrusted: they only choose among objects that were seen, and a name that fits objects of
/// several namespaces chooses none.
/// </summary>
internal static class MetricSubjects
{
    private static readonly string[] s_namespaces = ["namespace", "kubernetes_namespace", "exported_namespace", "destination_workload_namespace", "pod_namespace"];
    private static readonly string[] s_pods = ["pod", "pod_name", "kubernetes_pod_name", "exported_pod"];
    private static readonly string[] s_containers = ["container", "container_name"];
    private static readonly string[] s_workloads =
        ["deployment", "statefulset", "daemonset", "workload", "destination_workload", "app", "app_kubernetes_io_name", "service", "service_name", "consumergroup", "job"];

    /// <summary>The subject; null when the labels name nothing that was seen.</summary>
    public static MetricSubject? Of(ClusterModel model, MetricSeries series)
    {
        var @namespace = First(series, s_namespaces);
        if (First(series, s_pods) is { Length: > 0 } name && FindPod(model, @namespace, name) is { } pod)
        {
            return new MetricSubject(model.WorkloadOf(pod) ?? pod, pod, Container(series));
        }

        foreach (var label in s_workloads)
        {
            if (series.Label(label) is { Length: > 0 } workload && FindWorkload(model, @namespace, workload) is { } found)
            {
                var pods = model.PodsOf(found);
                return new MetricSubject(found, pods.Count > 0 ? pods[0] : null, Container(series));
            }
        }

        return null;
    }

    /// <summary>The claim that a series of the kubelet is about.</summary>
    public static PersistentVolumeClaim? Claim(ClusterModel model, MetricSeries series) => series.Label("persistentvolumeclaim") is { Length: > 0 } name
        ? model.Claims.Find(First(series, s_namespaces), name).Value ?? Only(model.Claims.Where(claim => claim.Name == name), First(series, s_namespaces))
        : null;

    /// <summary>What tells the series of one container from those of others.</summary>
    public static (string Namespace, string Pod, string Container) Key(MetricSeries series) =>
        (First(series, s_namespaces), First(series, s_pods), Container(series));

    private static Pod? FindPod(ClusterModel model, string @namespace, string name) =>
        model.Pods.Find(@namespace, name).Value ?? Only(model.Pods.Where(pod => pod.Name == name), @namespace);

    private static ClusterObject? FindWorkload(ClusterModel model, string @namespace, string name)
    {
        var found = Only(Workloads(model).Where(workload => workload.Name == name), @namespace);
        return found ?? (Only(model.Services.Where(service => service.Name == name), @namespace) is { } service ? Behind(model, service) : null);
    }

    private static IEnumerable<ClusterObject> Workloads(ClusterModel model) =>
        [.. model.Deployments, .. model.StatefulSets, .. model.DaemonSets];

    private static ClusterObject? Behind(ClusterModel model, Service service)
    {
        var workloads = model.PodsSelectedBy(service).Select(pod => model.WorkloadOf(pod) ?? pod).Distinct().Take(2).ToArray();
        return workloads.Length == 1 ? workloads[0] : null;
    }

    // Without a namespace the name has to be the only one.
    private static T? Only<T>(IEnumerable<T> objects, string @namespace)
        where T : ClusterObject
    {
        var found = objects.Where(item => @namespace.Length == 0 || item.Namespace == @namespace).Take(2).ToArray();
        return found.Length == 1 ? found[0] : null;
    }

    private static string Container(MetricSeries series) => First(series, s_containers) is var name && name is "POD" ? "" : name;

    private static string First(MetricSeries series, string[] labels)
    {
        foreach (var label in labels)
        {
            if (series.Label(label) is { Length: > 0 } value)
            {
                return value;
            }
        }

        return "";
    }
}
