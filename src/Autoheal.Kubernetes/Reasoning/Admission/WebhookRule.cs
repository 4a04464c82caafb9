using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Quotas;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>
/// Pods are refused because of an admission webhook: it does not answer, is not trusted, is too slow, or says no (taxonomy rows 8 to 10). One
/// finding for each webhook, whoever is refused.
/// </summary>
internal sealed class WebhookRule : IDiagnosticRule
{
    public string Name => "webhook";

    public IReadOnlyList<CauseDescription> Causes { get; } =
        [AdmissionCauses.WebhookUnavailable, AdmissionCauses.WebhookDenied, AdmissionCauses.WebhookCertificate, AdmissionCauses.WebhookTimeout];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Refusals.Count: > 0 } model)
        {
            yield break;
        }

        var answers = new List<(CreationRefusal Refusal, WebhookAnswer Answer)>();
        foreach (var refusal in model.Refusals)
        {
            if (WebhookAnswer.Read(refusal.Answer) is { } answer)
            {
                answers.Add((refusal, answer));
            }
        }

        foreach (var same in answers.GroupBy(pair => (pair.Answer.Name, pair.Answer.Failure)))
        {
            yield return Describe(model, [.. same.Select(pair => pair.Refusal)], same.First().Answer);
        }
    }

    private static Finding Describe(ClusterModel model, IReadOnlyList<CreationRefusal> refusals, WebhookAnswer answer)
    {
        var first = refusals[0];
        var target = WebhookTarget.Find(model, answer.Name);
        var checks = new CheckList(model);
        RefusalChecks.AddAnswer(checks, first, WebhookText.Words(answer.Failure), 0.7);
        AddConfiguration(checks, model, first, target);
        AddState(checks, model, target, answer);
        return new Finding
        {
            Cause = CauseOf(answer.Failure).Code,
            Object = model.Reference((ClusterObject?)target?.Configuration ?? first.Blamed),
            Title = WebhookText.Title(target, answer.Failure, first),
            Summary = WebhookText.Summary(target, answer.Failure, refusals),
            Checks = checks.Checks,
            Explains = Explained(model, refusals, target, answer.Failure),
            Since = first.Since,
            Remedies = RemediesFor(model, target, answer.Failure),
        };
    }

    private static void AddConfiguration(CheckList checks, ClusterModel model, CreationRefusal refusal, WebhookTarget? target)
    {
        if (target is not null)
        {
            checks.Supports(
                0.5,
                $"{target.Configuration.Resource.Kind} {target.Configuration.Name} asks webhook {target.Webhook.Name}"
                    + (target.Webhook.RefusesWhenSilent ? " and refuses when it is silent" : ""),
                checks.Declared(target.Configuration, "webhook", $"{target.Webhook.Name} failurePolicy={(target.Webhook.RefusesWhenSilent ? "Fail" : "Ignore")}"));
        }
        else if (model.MutatingWebhooks.IsComplete("") && model.ValidatingWebhooks.IsComplete(""))
        {
            checks.Refutes(0.7, "no configuration has a webhook of that name", checks.Controlled(refusal.Maker, "webhook", "absent"));
        }
        else
        {
            checks.NotObserved(0.5, "the configurations of webhooks");
        }
    }

    // Whether nothing stands behind it decides only between being down and the rest.
    private static void AddState(CheckList checks, ClusterModel model, WebhookTarget? target, WebhookAnswer answer)
    {
        if (target?.Webhook.Service is not { } service)
        {
            return;
        }

        var named = $"Service {service.Namespace}/{service.Name}";
        var down = target.IsDown(model);
        if (down is null)
        {
            checks.NotObserved(0.7, $"what stands behind {named}");
        }
        else if (answer.Failure == WebhookFailure.Unavailable)
        {
            Say(checks, down.Value, $"{named} has no ready endpoint", $"{named} has ready endpoints", target, 0.7, 0.5);
        }

        if (answer.Failure == WebhookFailure.Certificate && target.Webhook.TrustedUntil is { } until && until < model.At)
        {
            checks.Supports(0.7, $"the authority that it is trusted by expired at {until:yyyy-MM-dd HH:mm}Z", checks.Declared(target.Configuration, "caBundle.notAfter", $"{until:O}"));
        }
    }

    private static void Say(CheckList checks, bool holds, string yes, string no, WebhookTarget target, double supports, double refutes)
    {
        if (holds)
        {
            checks.Supports(supports, yes, checks.Controlled(target.Configuration, "service.ready", "0"));
        }
        else
        {
            checks.Refutes(refutes, no, checks.Controlled(target.Configuration, "service.ready", "some"));
        }
    }

    private static CauseDescription CauseOf(WebhookFailure failure) => failure switch
    {
        WebhookFailure.Certificate => AdmissionCauses.WebhookCertificate,
        WebhookFailure.Timeout => AdmissionCauses.WebhookTimeout,
        WebhookFailure.Denied => AdmissionCauses.WebhookDenied,
        _ => AdmissionCauses.WebhookUnavailable,
    };

    // What is wrong with the webhook's own pods is a deeper cause of the same trouble.
    private static List<ResourceRef> Explained(ClusterModel model, IReadOnlyList<CreationRefusal> refusals, WebhookTarget? target, WebhookFailure failure)
    {
        List<ResourceRef> explained = [.. refusals.SelectMany(refusal => new[] { model.Reference(refusal.Blamed), model.Reference(refusal.Maker) }).Distinct()];
        if (failure == WebhookFailure.Unavailable && target?.FindBackend(model) is { } backend)
        {
            explained.Add(model.Reference(backend));
        }

        return explained;
    }

    private static ActionProposal[] RemediesFor(ClusterModel model, WebhookTarget? target, WebhookFailure failure) =>
        failure == WebhookFailure.Unavailable && target?.FindBackend(model) is { Replicas: 0 } backend
            ? [Remedies.Scale(model.Reference(backend), LastReplicas.Find(model, backend) ?? 1)]
            : [];
}
