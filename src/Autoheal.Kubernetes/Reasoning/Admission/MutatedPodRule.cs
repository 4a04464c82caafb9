using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>
/// Pods that fail have other limits than the template that they were made from: a mutating webhook changed them (taxonomy row 11). Limits that the
/// template leaves open are not looked at, a LimitRange may have filled them.
/// </summary>
internal sealed class MutatedPodRule : IDiagnosticRule
{
    public string Name => "mutated-pod";

    public IReadOnlyList<CauseDescription> Causes { get; } = [AdmissionCauses.WebhookMutation];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var workload in model.AilingWorkloads)
        {
            if (FindChange(model, workload) is { } change)
            {
                yield return Describe(model, workload, change);
            }
        }
    }

    private static LimitChange? FindChange(ClusterModel model, AilingWorkload workload)
    {
        foreach (var trouble in workload.Troubles)
        {
            if (trouble.Kind is TroubleKind.Crash or TroubleKind.OutOfMemory or TroubleKind.NotReady or TroubleKind.Unschedulable or TroubleKind.NotStarted
                && model.OwnerOf(trouble.Pod) is Workload owner
                && LimitChange.Find(owner, trouble.Pod) is { } change)
            {
                return change;
            }
        }

        return null;
    }

    private static Finding Describe(ClusterModel model, AilingWorkload workload, LimitChange change)
    {
        var trouble = workload.Troubles[0];
        var configuration = FindWebhook(model, workload.Blamed.Namespace, change.Pod);
        var checks = new CheckList(model);
        checks.Supports(
            0.3, $"pod {trouble.Pod.Name} in {trouble.Reason}; {Counts.Pods(workload.Troubles.Count)}", checks.Controlled(trouble.Pod, "pod.trouble", trouble.Reason, trouble.Since));
        checks.Supports(0.75, $"pod {change.Pod.Name} has {change.Text}", checks.Controlled(change.Pod, "pod.limits", change.Text));
        if (configuration is not null)
        {
            checks.Supports(
                0.5,
                $"MutatingWebhookConfiguration {configuration.Name} may change new pods of the namespace",
                checks.Declared(configuration, "webhook.rules", "CREATE pods"));
        }
        else if (model.MutatingWebhooks.IsComplete(""))
        {
            checks.Refutes(0.6, "no mutating webhook is asked about new pods of the namespace", checks.Controlled(change.Pod, "webhook", "none"));
        }
        else
        {
            checks.NotObserved(0.5, "the mutating webhooks");
        }

        var by = configuration is null ? "something at admission" : $"MutatingWebhookConfiguration {configuration.Name}";
        return new Finding
        {
            Cause = AdmissionCauses.WebhookMutation.Code,
            Object = model.Reference((ClusterObject?)configuration ?? workload.Blamed),
            Title = $"{(configuration is null ? "a mutating webhook" : $"mutating webhook {configuration.Name}")} changes new pods: {change.Text}",
            Summary = $"Pods of {workload.Blamed.Resource.Kind} {workload.Blamed.Name} do not get what their template asks for: {change.Text}; changed by {by}.",
            Checks = checks.Checks,
            Explains = workload.Explained(model),
            Since = change.Pod.Metadata.CreatedAt,
        };
    }

    private static AdmissionWebhooks? FindWebhook(ClusterModel model, string @namespace, Pod pod)
    {
        var labels = model.Namespaces.Find("", @namespace).Value?.Metadata.Labels;
        AdmissionWebhooks? newest = null;
        foreach (var configuration in model.MutatingWebhooks)
        {
            foreach (var webhook in configuration.Webhooks)
            {
                if (PodWebhooks.IsAsked(webhook, labels, pod.Metadata.Labels) && (newest is null || configuration.Metadata.SpecChangedAt > newest.Metadata.SpecChangedAt))
                {
                    newest = configuration;
                }
            }
        }

        return newest;
    }
}
