using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>
/// A Service leads to a port that its pods do not have (taxonomy row 60): a name that no container gives to a port, or a number that none declares
/// and on which callers are refused. Or to the right port by the wrong protocol (row 61).
/// </summary>
internal sealed class ServicePortRule : IDiagnosticRule
{
    private static readonly string[] s_unreachable =
        ["log.connection.refused", "log.connection.timeout", "log.connection.unreachable", "log.request.failed", "log.connection.reset"];

    public string Name => "service-port";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NetworkCauses.TargetPort, NetworkCauses.Protocol];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { } scene)
        {
            yield break;
        }

        foreach (var service in scene.Model.Services)
        {
            if (service.Selector.IsEmpty || service.Ports.Count == 0 || FirstPod(scene.Model, service) is not { } pod)
            {
                continue;
            }

            foreach (var port in service.Ports)
            {
                if (Judge(scene, service, port, pod) is { } finding)
                {
                    yield return finding;
                    break;
                }
            }
        }
    }

    private static Pod? FirstPod(ClusterModel model, Service service)
    {
        Pod? first = null;
        foreach (var pod in model.Pods.In(service.Namespace))
        {
            if (!pod.Finished && service.Selector.Selects(pod.Metadata.Labels))
            {
                if (pod.Ready)
                {
                    return pod;
                }

                first ??= pod;
            }
        }

        return first;
    }

    private static Finding? Judge(NetworkScene scene, Service service, ServicePort port, Pod pod)
    {
        var wanted = port.TargetPort.IsNone ? new PortReference { Number = port.Port } : port.TargetPort;
        var declared = Declared(pod.Template);
        if (declared.Count == 0)
        {
            return null;
        }

        var same = declared.Where(candidate => wanted.Name is null ? candidate.Number == wanted.Number : candidate.Name == wanted.Name).ToArray();
        if (same.Length > 0)
        {
            return same.All(candidate => candidate.Protocol != port.Protocol) && scene.IsConcerned(service)
                ? DescribeProtocol(scene, service, port, same[0], pod)
                : null;
        }

        // A number need not be declared to be listened on: only with somebody who cannot reach it, or who changed it, does it count.
        var isNamed = wanted.Name is not null;
        var complaint = scene.Complaints.FindAbout(service, s_unreachable);
        var isSuspect = isNamed ? !service.Headless || scene.IsConcerned(service)
            : !IsProbed(pod.Template, wanted.Number) && (complaint is not null || (pod.Ready && IsLikelySlip(scene, service, declared)));
        return isSuspect ? DescribeTarget(scene, service, port, wanted, declared, pod, complaint) : null;
    }

    // One port that pods declare and one that the Service has are meant for each other: a measurement or a change speaks loud enough. Else both have to.
    private static bool IsLikelySlip(NetworkScene scene, Service service, List<ContainerPort> declared)
    {
        var isOnly = declared.Count == 1 && service.Ports.Count == 1;
        return scene.IsConcerned(service) ? (isOnly && scene.IsMeasured) || WasChanged(scene, service) : isOnly && WasChanged(scene, service);
    }

    private static bool WasChanged(NetworkScene scene, Service service) =>
        service.Metadata.SpecChangedAt > service.Metadata.CreatedAt && scene.Model.At - service.Metadata.SpecChangedAt < TimeSpan.FromDays(1);

    private static List<ContainerPort> Declared(PodTemplate template)
    {
        var ports = new List<ContainerPort>();
        foreach (var container in template.Containers)
        {
            ports.AddRange(container.Ports);
        }

        return ports;
    }

    private static bool IsProbed(PodTemplate template, int number)
    {
        foreach (var container in template.Containers)
        {
            if (container.Readiness?.Port.Number == number || container.Liveness?.Port.Number == number)
            {
                return true;
            }
        }

        return false;
    }

    private static Finding DescribeTarget(
        NetworkScene scene, Service service, ServicePort port, PortReference wanted, List<ContainerPort> declared, Pod pod, Complaint? complaint)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        var has = string.Join(", ", declared.Take(4).Select(candidate => candidate.Name.Length == 0 ? $"{candidate.Number}" : $"{candidate.Name} ({candidate.Number})"));
        checks.Supports(
            wanted.Name is null ? 0.5 : 0.85,
            $"no container of its pods declares port {wanted}; declared: {has}",
            checks.Declared(pod, "container.ports", has));
        AddEndpoints(checks, model, service, wanted, pod);
        NetworkChecks.AddChange(checks, scene, service, ChangedParts.Spec, 0.4);
        NetworkChecks.AddComplaint(checks, complaint, 0.6, $"{service.Name} not being reached");
        var target = model.Reference(service);
        return new Finding
        {
            Cause = NetworkCauses.TargetPort.Code,
            Object = target,
            Title = $"Service {service.Name} has targetPort {wanted}, which its pods do not listen on",
            Summary = $"Port {port.Port} of Service {service.Name} leads to targetPort {wanted}; the containers of its pods declare {has}. Connections are refused.",
            Checks = checks.Checks,
            Explains = [target, .. scene.ExplainedCallers(service)],
            Since = service.Metadata.SpecChangedAt,
            Remedies = [NetworkRemedies.RestorePorts(target)],
        };
    }

    private static void AddEndpoints(CheckList checks, ClusterModel model, Service service, PortReference wanted, Pod pod)
    {
        var endpoints = ServiceEndpoints.Of(model, service);
        if (wanted.Name is null)
        {
            var listed = endpoints.Slices.Any(slice => slice.Ports.Any(port => port.Port == wanted.Number));
            if (listed)
            {
                checks.Supports(0.4, $"its endpoints are on port {wanted}", checks.Controlled(service, "endpoints.port", $"{wanted.Number}"));
            }
        }
        else if (endpoints.Seen && endpoints.Slices.All(slice => slice.Ports.Count == 0 || endpoints.Ready == 0))
        {
            checks.Supports(0.5, "its endpoints have no such port", checks.Controlled(service, "endpoints.port", "none"));
        }

        if (pod.Ready)
        {
            checks.Supports(0.3, $"pod {pod.Name} behind it is ready", checks.Controlled(pod, "pod.ready", "True"));
        }
    }

    private static Finding DescribeProtocol(NetworkScene scene, Service service, ServicePort port, ContainerPort actual, Pod pod)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        checks.Supports(0.6, $"port {port.Port} of the Service is {port.Protocol}", checks.Declared(service, "port.protocol", port.Protocol));
        checks.Supports(0.6, $"port {actual.Number} of its containers is {actual.Protocol}", checks.Declared(pod, "container.port.protocol", actual.Protocol));
        foreach (var slice in ServiceEndpoints.Of(model, service).Slices)
        {
            if (slice.Ports.Any(candidate => candidate.Port == actual.Number && candidate.Protocol == port.Protocol))
            {
                checks.Supports(0.5, $"its endpoints speak {port.Protocol}", checks.Controlled(service, "endpoints.protocol", port.Protocol));
                break;
            }
        }

        NetworkChecks.AddChange(checks, scene, service, ChangedParts.Spec, 0.4);
        NetworkChecks.AddComplaint(checks, scene.Complaints.FindAbout(service, s_unreachable), 0.5, $"{service.Name} not being reached");
        var target = model.Reference(service);
        return new Finding
        {
            Cause = NetworkCauses.Protocol.Code,
            Object = target,
            Title = $"Service {service.Name} offers port {port.Port} as {port.Protocol}, its pods as {actual.Protocol}",
            Summary = $"Port {port.Port} of Service {service.Name} has protocol {port.Protocol}; the containers listen on {actual.Number} by {actual.Protocol}. Callers cannot connect.",
            Checks = checks.Checks,
            Explains = [target, .. scene.ExplainedCallers(service)],
            Since = service.Metadata.SpecChangedAt,
            Remedies = [],
        };
    }
}
