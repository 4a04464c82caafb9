using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>Pods want a port of the node itself, and every node that they may run on has given it away.</summary>
internal sealed class HostPortRule : IDiagnosticRule
{
    public string Name => "host-port";

    public IReadOnlyList<CauseDescription> Causes { get; } = [SchedulingCauses.HostPort];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var workload in model.AilingWorkloads)
        {
            if (Placement.Of(model, workload) is { Leading: Obstacle.HostPort } placement && FindPort(placement.Pod.Template) is > 0 and var port)
            {
                yield return Describe(model, placement, port);
            }
        }
    }

    private static int FindPort(PodTemplate template)
    {
        foreach (var container in template.Containers)
        {
            foreach (var port in container.Ports)
            {
                if (port.HostPort > 0)
                {
                    return port.HostPort;
                }

                if (template.Security.HostNetwork && port.Number > 0)
                {
                    return port.Number;
                }
            }
        }

        return 0;
    }

    private static Finding Describe(ClusterModel model, Placement placement, int port)
    {
        var blamed = placement.Workload.Blamed;
        var holder = FindHolder(model, placement, port);
        var checks = new CheckList(model);
        PlacementChecks.AddSymptom(checks, placement);
        PlacementChecks.AddWords(checks, placement, Obstacle.HostPort, "didn't have free ports", 0.8);
        checks.Supports(0.4, $"the pods want port {port} of their node", checks.Declared(placement.Pod, "spec.hostPort", $"{port}"));
        if (holder is not null)
        {
            checks.Supports(0.5, $"pod {holder.Name} on {holder.NodeName} holds it", checks.Controlled(holder, "pod.node", holder.NodeName));
        }

        var good = LastGoodTemplate.Of(model, blamed);
        good?.AddChange(checks, 0.3, TemplateChangeKind.Ports, TemplateChangeKind.Security);
        var by = holder is null ? "" : $" (held by pod {holder.Name} on {holder.NodeName})";
        return new Finding
        {
            Cause = SchedulingCauses.HostPort.Code,
            Object = model.Reference(blamed),
            Title = $"host port {port} of {blamed.Name} is free on no node",
            Summary = $"{Counts.Pods(placement.Workload.Troubles.Count)} of {blamed.Resource.Kind} {blamed.Name} cannot be scheduled: "
                + $"no node has host port {port} free{by}; one node holds one such pod.",
            Checks = checks.Checks,
            Explains = Dependents.With(model, placement.Workload),
            Since = good?.RolledOutAt ?? placement.Workload.Began,
            Remedies = good?.Changed(TemplateChangeKind.Ports, TemplateChangeKind.Security) ?? false ? [good.Undo(model.Reference(blamed))] : [],
        };
    }

    private static Pod? FindHolder(ClusterModel model, Placement placement, int port)
    {
        foreach (var pod in model.Pods)
        {
            if (pod is { NodeName.Length: > 0, Finished: false } && pod != placement.Pod && FindPort(pod.Template) == port)
            {
                return pod;
            }
        }

        return null;
    }
}
