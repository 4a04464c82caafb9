using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>A Service selects no pod at all (taxonomy row 59), though there is a workload that it is for, or somebody who calls it.</summary>
internal sealed class ServiceSelectorRule : IDiagnosticRule
{
    public string Name => "service-selector";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NetworkCauses.Selector];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { } scene)
        {
            yield break;
        }

        foreach (var service in scene.Model.Services)
        {
            if (LeadsNowhere(scene, service))
            {
                yield return Describe(scene, service, ServiceEndpoints.Of(scene.Model, service), MeantWorkloads.Of(scene.Model, service));
            }
        }
    }

    /// <summary>Whether a Service selects nothing though something is there for it to select, or somebody needs it.</summary>
    public static bool LeadsNowhere(NetworkScene scene, Service service) =>
        !service.Selector.IsEmpty && service.Type != "ExternalName"
        && ServiceEndpoints.Of(scene.Model, service).Ready == 0
        && !SelectsAny(scene.Model, service)
        && (MeantWorkloads.Of(scene.Model, service) is { ReadyReplicas: > 0 } || scene.IsConcerned(service));

    // Also what would be selected once it runs: a workload without pods has another cause.
    private static bool SelectsAny(ClusterModel model, Service service)
    {
        foreach (var deployment in model.Deployments.In(service.Namespace))
        {
            if (service.Selector.Selects(deployment.Template.Labels))
            {
                return true;
            }
        }

        foreach (var pod in model.Pods.In(service.Namespace))
        {
            if (service.Selector.Selects(pod.Metadata.Labels))
            {
                return true;
            }
        }

        return model.StatefulSets.In(service.Namespace).Any(set => service.Selector.Selects(set.Template.Labels))
            || model.DaemonSets.In(service.Namespace).Any(set => service.Selector.Selects(set.Template.Labels));
    }

    private static Finding Describe(NetworkScene scene, Service service, ServiceEndpoints endpoints, Workload? meant)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        var selector = NetworkChecks.Text(service.Selector);
        AddAbsence(checks, model, service, endpoints);
        if (meant is not null)
        {
            checks.Supports(
                0.5,
                $"{meant.Name} is for it: its pods have {Missing(service.Selector, meant)}",
                checks.Declared(meant, "template.labels", Missing(service.Selector, meant)));
        }

        if (meant is { ReadyReplicas: > 0 })
        {
            checks.Supports(0.5, $"ready and unreached: {Counts.Pods(meant.ReadyReplicas)} of {meant.Name}", checks.Controlled(meant, "pods.ready", $"{meant.ReadyReplicas}"));
        }

        NetworkChecks.AddChange(checks, scene, service, ChangedParts.Selector, 0.3);
        NetworkChecks.AddComplaint(checks, scene.Complaints.About(service).FirstOrDefault(), 0.4, $"trouble with {service.Name}");
        var target = model.Reference(service);
        return new Finding
        {
            Cause = NetworkCauses.Selector.Code,
            Object = target,
            Title = $"Service {service.Name} selects {selector}, which no pod has",
            Summary = meant is null
                ? $"The selector {selector} of Service {service.Name} matches no pod in {service.Namespace}: it has no endpoints, and calls to it fail."
                : $"The selector {selector} of Service {service.Name} matches no pod; those of {meant.Name} have {Missing(service.Selector, meant)}. It has no endpoints.",
            Checks = checks.Checks,
            Explains = [target, .. meant is null ? [] : new[] { model.Reference(meant) }, .. scene.ExplainedCallers(service)],
            Since = service.Metadata.LastChange(ChangedParts.Selector),
            Remedies = meant is Deployment { ReadyReplicas: > 0 } deployment ? [NetworkRemedies.RestoreSelector(target, deployment)] : [],
        };
    }

    private static void AddAbsence(CheckList checks, ClusterModel model, Service service, ServiceEndpoints endpoints)
    {
        if (endpoints.Seen)
        {
            checks.Supports(0.5, $"Service {service.Name} has no endpoints", checks.Controlled(service, "endpoints.ready", "0"));
        }

        if (model.Pods.IsComplete(service.Namespace))
        {
            checks.Supports(
                0.5,
                $"of {Counts.Pods(model.Pods.In(service.Namespace).Count)} in {service.Namespace} it selects none",
                checks.Controlled(service, "pods.selected", "0"));
        }
        else
        {
            checks.NotObserved(0.5, "whether other pods have the labels");
        }
    }

    private static string Missing(LabelSelector selector, Workload workload)
    {
        var parts = new List<string>();
        for (var i = 0; i < selector.MatchLabels.Count; i++)
        {
            var (key, value) = (selector.MatchLabels[i].Key, selector.MatchLabels[i].Value);
            var actual = workload.Template.Labels.Find(key);
            if (actual != value)
            {
                parts.Add(actual is null ? $"no label {key}" : $"{key}={actual}");
            }
        }

        return string.Join(", ", parts);
    }
}
