using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>A Service sends its traffic to the pods of another workload than the one it is called after (taxonomy row 59).</summary>
internal sealed class ServiceWrongPodsRule : IDiagnosticRule
{
    public string Name => "service-wrong-pods";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NetworkCauses.WrongPods];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { } scene)
        {
            yield break;
        }

        foreach (var service in scene.Model.Services)
        {
            if (!service.Selector.IsEmpty
                && MeantWorkloads.Named(scene.Model, service.Namespace, service.Name) is { ReadyReplicas: > 0 } meant
                && !service.Selector.Selects(meant.Template.Labels)
                && Actual(scene.Model, service) is { } actual && actual != meant && !AreOneApplication(meant, actual)
                && (scene.IsConcerned(service) || IsYoung(scene, service)))
            {
                yield return Describe(scene, service, meant, actual);
            }
        }
    }

    private static bool IsYoung(NetworkScene scene, Service service) =>
        service.Metadata.LastChange(ChangedParts.Selector) is var changed && changed > service.Metadata.CreatedAt && scene.Model.At - changed < TimeSpan.FromHours(6);

    // Blue and green, stable and canary: who switches between them means to.
    private static bool AreOneApplication(Workload meant, ClusterObject actual) =>
        actual.Name.StartsWith(meant.Name + "-", StringComparison.Ordinal)
        || (actual is Workload workload && (SameLabel(meant, workload, "app") || SameLabel(meant, workload, "app.kubernetes.io/name")));

    private static bool SameLabel(Workload one, Workload other, string key) =>
        one.Template.Labels.Find(key) is { } value && value == other.Template.Labels.Find(key);

    private static ClusterObject? Actual(ClusterModel model, Service service)
    {
        foreach (var pod in model.Pods.In(service.Namespace))
        {
            if (pod.Ready && service.Selector.Selects(pod.Metadata.Labels))
            {
                return model.WorkloadOf(pod);
            }
        }

        return null;
    }

    private static Finding Describe(NetworkScene scene, Service service, Workload meant, ClusterObject actual)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        checks.Supports(
            0.6,
            $"the ready pods that Service {service.Name} selects are of {actual.Name}",
            checks.Controlled(service, "pods.selected.of", actual.Name));
        checks.Supports(0.5, $"no Service leads to the {Counts.Pods(meant.ReadyReplicas)} of {meant.Name}", checks.Controlled(meant, "pods.ready", $"{meant.ReadyReplicas}"));
        checks.Supports(
            0.4,
            $"it selects {NetworkChecks.Text(service.Selector)}",
            checks.Declared(service, "spec.selector", NetworkChecks.Text(service.Selector)));
        NetworkChecks.AddChange(checks, scene, service, ChangedParts.Selector, 0.4);
        NetworkChecks.AddComplaint(checks, scene.Complaints.About(service).FirstOrDefault(), 0.4, $"wrong answers of {service.Name}");
        var target = model.Reference(service);
        return new Finding
        {
            Cause = NetworkCauses.WrongPods.Code,
            Object = target,
            Title = $"Service {service.Name} leads to the pods of {actual.Name}",
            Summary = $"The selector {NetworkChecks.Text(service.Selector)} of Service {service.Name} matches the pods of {actual.Name} and not those of {meant.Name}; callers get another application.",
            Checks = checks.Checks,
            Explains = [target, model.Reference(meant), .. scene.ExplainedCallers(service)],
            Since = service.Metadata.LastChange(ChangedParts.Selector),
        };
    }
}
