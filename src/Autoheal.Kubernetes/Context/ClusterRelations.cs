using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Context;

/// <summary>What stands behind an object of a cluster, as its model tells.</summary>
internal sealed class ClusterRelations(ClusterModel model) : IObjectRelations
{
    public IReadOnlyList<ResourceRef> Behind(ResourceRef reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference.Kind switch
        {
            "Pod" => Of(model.Pods.Find(reference.Namespace, reference.Name).Value is { } pod ? model.WorkloadOf(pod) : null),
            "ReplicaSet" => Of(model.ReplicaSets.Find(reference.Namespace, reference.Name).Value is { } replicaSet ? model.OwnerOf(replicaSet) : null),
            "Job" => Of(model.Jobs.Find(reference.Namespace, reference.Name).Value is { } job ? model.OwnerOf(job) : null),
            "Service" => BehindService(reference),
            "HorizontalPodAutoscaler" => BehindAutoscaler(reference),
            "Workload" => Named(reference),
            _ => [],
        };
    }

    private List<ResourceRef> BehindService(ResourceRef reference)
    {
        var behind = new List<ResourceRef>();
        if (model.Services.Find(reference.Namespace, reference.Name).Value is { } service)
        {
            foreach (var pod in model.PodsSelectedBy(service))
            {
                var workload = model.Reference(model.WorkloadOf(pod) ?? pod);
                if (!behind.Contains(workload))
                {
                    behind.Add(workload);
                }
            }
        }

        return behind;
    }

    private List<ResourceRef> BehindAutoscaler(ResourceRef reference)
    {
        var behind = new List<ResourceRef>();
        if (model.Autoscalers.Find(reference.Namespace, reference.Name).Value is { } autoscaler)
        {
            foreach (var workload in Workloads(reference.Namespace))
            {
                if (autoscaler.Targets(workload))
                {
                    behind.Add(model.Reference(workload));
                }
            }
        }

        return behind;
    }

    private List<ResourceRef> Named(ResourceRef reference) =>
        [.. Workloads(reference.Namespace).Where(workload => workload.Name == reference.Name).Select(model.Reference)];

    private IEnumerable<ClusterObject> Workloads(string @namespace) =>
    [
        .. model.Deployments.In(@namespace), .. model.StatefulSets.In(@namespace), .. model.DaemonSets.In(@namespace),
        .. model.Jobs.In(@namespace), .. model.CronJobs.In(@namespace),
    ];

    private ResourceRef[] Of(ClusterObject? found) => found is null ? [] : [model.Reference(found)];
}
