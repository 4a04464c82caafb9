using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>A Service keeps traffic on the caller's node, and a node with callers has no ready pod of it (taxonomy row 70).</summary>
internal sealed class TrafficPolicyRule : IDiagnosticRule
{
    public string Name => "traffic-policy";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NetworkCauses.TrafficPolicy];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { } scene)
        {
            yield break;
        }

        foreach (var service in scene.Model.Services)
        {
            if (service is { InternalTrafficStaysLocal: true, Selector.IsEmpty: false } && scene.IsConcerned(service)
                && ServiceEndpoints.Of(scene.Model, service) is { Ready: > 0 } endpoints && FindLonely(scene, service, endpoints) is { } pod)
            {
                yield return Describe(scene, service, pod);
            }
        }
    }

    private static Pod? FindLonely(NetworkScene scene, Service service, ServiceEndpoints endpoints)
    {
        var nodes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var slice in endpoints.Slices)
        {
            foreach (var endpoint in slice.Endpoints)
            {
                if (endpoint.Ready)
                {
                    nodes.Add(endpoint.NodeName.Length > 0 ? endpoint.NodeName : NodeOf(scene.Model, service, endpoint));
                }
            }
        }

        foreach (var call in scene.Dependencies.CallersOf(service))
        {
            foreach (var pod in scene.Dependencies.PodsOf(call.Caller))
            {
                if (pod.NodeName.Length > 0 && !pod.Finished && !nodes.Contains(pod.NodeName))
                {
                    return pod;
                }
            }
        }

        return null;
    }

    private static string NodeOf(ClusterModel model, Service service, Endpoint endpoint) =>
        endpoint.Target is { } target && model.Pods.Find(service.Namespace, target.Name).Value is { } pod ? pod.NodeName : "";

    private static Finding Describe(NetworkScene scene, Service service, Pod pod)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        checks.Supports(0.6, "its internalTrafficPolicy is Local", checks.Declared(service, "spec.internalTrafficPolicy", "Local"));
        checks.Supports(0.6, $"node {pod.NodeName} runs {pod.Name}, which calls it, and no ready endpoint", checks.Controlled(pod, "pod.node", pod.NodeName));
        NetworkChecks.AddChange(checks, scene, service, ChangedParts.Spec, 0.3);
        NetworkChecks.AddComplaint(checks, scene.Complaints.FindAbout(service, "log.connection.timeout", "log.connection.refused"), 0.5, $"{service.Name} not being reached");
        var target = model.Reference(service);
        return new Finding
        {
            Cause = NetworkCauses.TrafficPolicy.Code,
            Object = target,
            Title = $"Service {service.Name} has internalTrafficPolicy Local and no pod on node {pod.NodeName}",
            Summary = $"internalTrafficPolicy Local of Service {service.Name} drops calls from nodes without one of its pods: {pod.Name} on {pod.NodeName} times out, callers on other nodes do not.",
            Checks = checks.Checks,
            Explains = [target, .. scene.ExplainedCallers(service)],
            Since = service.Metadata.SpecChangedAt,
        };
    }
}
