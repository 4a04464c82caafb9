using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Quotas;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>
/// Requests for pods run out of time though no webhook may refuse them: the timeouts of those that are asked one after the other add up (taxonomy row
/// 10).
/// </summary>
internal sealed class SlowAdmissionRule : IDiagnosticRule
{
    /// <summary>How long a controller waits for the API server.</summary>
    private const int PatienceSeconds = 30;

    public string Name => "slow-admission";

    public IReadOnlyList<CauseDescription> Causes { get; } = [AdmissionCauses.WebhookTimeout];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Refusals.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var refusal in model.Refusals)
        {
            if (refusal.Answer.ContainsAny("request did not complete within", "context deadline exceeded", "net/http: request canceled")
                && WebhookAnswer.Read(refusal.Answer) is null && FindSlowest(model, refusal) is var (slowest, webhook, seconds))
            {
                yield return Describe(model, refusal, slowest, webhook, seconds);
            }
        }
    }

    private static (AdmissionWebhooks Configuration, AdmissionWebhook Webhook, int Seconds)? FindSlowest(ClusterModel model, CreationRefusal refusal)
    {
        (AdmissionWebhooks Configuration, AdmissionWebhook Webhook)? slowest = null;
        var seconds = 0;
        var labels = model.Namespaces.Find("", refusal.Maker.Namespace).Value?.Metadata.Labels;
        foreach (var configuration in model.MutatingWebhooks.Concat(model.ValidatingWebhooks))
        {
            foreach (var webhook in configuration.Webhooks)
            {
                if (PodWebhooks.IsAsked(webhook, labels, refusal.Template.Labels))
                {
                    seconds += webhook.TimeoutSeconds;
                    slowest = slowest is null || webhook.TimeoutSeconds > slowest.Value.Webhook.TimeoutSeconds ? (configuration, webhook) : slowest;
                }
            }
        }

        return slowest is var (found, one) ? (found, one, seconds) : null;
    }

    private static Finding Describe(ClusterModel model, CreationRefusal refusal, AdmissionWebhooks slowest, AdmissionWebhook webhook, int seconds)
    {
        var checks = new CheckList(model);
        RefusalChecks.AddAnswer(checks, refusal, "the request ran out of time (context deadline exceeded)", 0.6);
        var fact = checks.Declared(slowest, "webhook.timeoutSeconds", $"{seconds} s in all, {webhook.Name} {webhook.TimeoutSeconds} s");
        if (seconds >= PatienceSeconds)
        {
            checks.Supports(0.6, $"the webhooks that are asked about its pods may take {seconds} s in all", fact);
        }
        else
        {
            checks.Supports(0.3, $"webhook {webhook.Name} may take {webhook.TimeoutSeconds} s", fact);
        }

        return new Finding
        {
            Cause = AdmissionCauses.WebhookTimeout.Code,
            Object = model.Reference(slowest),
            Title = $"admission webhooks take too long: up to {seconds} s in all, {webhook.Name} {webhook.TimeoutSeconds} s (timeout)",
            Summary = $"New pods of {refusal.Blamed.Resource.Kind} {refusal.Blamed.Name} run out of time (context deadline exceeded): the timeouts of the webhooks that are asked add up to "
                + $"{seconds} s; the longest is that of {webhook.Name}, {webhook.TimeoutSeconds} s.",
            Checks = checks.Checks,
            Explains = [model.Reference(refusal.Blamed), model.Reference(refusal.Maker)],
            Since = refusal.Since,
        };
    }
}
