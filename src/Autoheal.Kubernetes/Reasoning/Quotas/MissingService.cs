using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Quotas;

/// <summary>A Service that does not exist though something counts on it: a StatefulSet, an Ingress, or a program that asks for it by name.</summary>
internal sealed class MissingService
{
    private readonly ClusterObject _referrer;
    private readonly bool _isLog;

    private MissingService(string name, ClusterObject referrer, string why, bool isLog, IReadOnlyList<ClusterObject> explained)
    {
        Name = name;
        _referrer = referrer;
        Why = why;
        _isLog = isLog;
        Explained = explained;
    }

    public string Name { get; }

    /// <summary>Who counts on it, for people.</summary>
    public string Why { get; }

    public IReadOnlyList<ClusterObject> Explained { get; }

    /// <summary>The first one of a namespace; null when none is known to be missing.</summary>
    public static MissingService? Find(ClusterModel model, string @namespace) => OfSpecs(model, @namespace) ?? OfLogs(model, @namespace);

    public void AddReferrer(CheckList checks)
    {
        if (_isLog)
        {
            checks.Supports(0.6, $"{_referrer} asks for it", checks.Untrusted(_referrer, "log.host", Name, "log"));
        }
        else
        {
            checks.Supports(0.4, $"{_referrer} names it", checks.Declared(_referrer, "spec.service", Name));
        }
    }

    private static MissingService? OfSpecs(ClusterModel model, string @namespace)
    {
        foreach (var set in model.StatefulSets.In(@namespace))
        {
            if (set.ServiceName.Length > 0 && model.Services.Find(@namespace, set.ServiceName).IsAbsent)
            {
                return new MissingService(set.ServiceName, set, $"StatefulSet {set.Name} names it", isLog: false, [set]);
            }
        }

        foreach (var ingress in model.Ingresses.In(@namespace))
        {
            foreach (var path in ingress.Paths)
            {
                if (path.Backend is { } backend && model.Services.Find(@namespace, backend.Service).IsAbsent)
                {
                    return new MissingService(backend.Service, ingress, $"Ingress {ingress.Name} leads to it", isLog: false, [ingress]);
                }
            }
        }

        return null;
    }

    // The name that a log says must also be that of a workload: a Service is commonly called as what it leads to.
    private static MissingService? OfLogs(ClusterModel model, string @namespace)
    {
        foreach (var pod in model.Pods)
        {
            foreach (var container in pod.Template.Containers)
            {
                foreach (var sighting in model.LogsOf(pod, container.Name)?.Sightings ?? [])
                {
                    if (FindHost(model, sighting, pod, @namespace) is { } workload)
                    {
                        ClusterObject caller = model.WorkloadOf(pod) ?? pod;
                        return new MissingService(workload.Name, caller, $"{caller.Name} asks for it", isLog: true, [workload, caller, pod]);
                    }
                }
            }
        }

        return null;
    }

    private static ClusterObject? FindHost(ClusterModel model, LogSighting sighting, Pod pod, string @namespace)
    {
        foreach (var dependency in sighting.Dependencies)
        {
            var labels = dependency.Kind == LogDependencyKind.Host ? dependency.Name.Split('.') : [];
            var isHere = labels.Length > 1 ? labels[1] == @namespace : pod.Namespace == @namespace;
            if (labels.Length > 0 && isHere && model.Services.Find(@namespace, labels[0]).IsAbsent
                && ((ClusterObject?)model.Deployments.Find(@namespace, labels[0]).Value ?? model.StatefulSets.Find(@namespace, labels[0]).Value) is { } workload)
            {
                return workload;
            }
        }

        return null;
    }
}
