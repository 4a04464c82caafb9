using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>Words a webhook's failure for people.</summary>
internal static class WebhookText
{
    public static string Words(WebhookFailure failure) => failure switch
    {
        WebhookFailure.Certificate => "failed calling webhook: x509, certificate not trusted",
        WebhookFailure.Timeout => "failed calling webhook: context deadline exceeded",
        WebhookFailure.Denied => "an admission webhook denied the request",
        _ => "failed calling webhook: nothing answers",
    };

    public static string Title(WebhookTarget? target, WebhookFailure failure, CreationRefusal first)
    {
        var name = target is null ? "an admission webhook" : $"admission webhook {target.Webhook.Name}";
        return failure switch
        {
            WebhookFailure.Certificate => $"{name} has a certificate that the API server does not trust (x509, caBundle)",
            WebhookFailure.Timeout => $"{name} takes longer than {(target is null ? "its timeout" : $"{target.Webhook.TimeoutSeconds} s")} (timeout)",
            WebhookFailure.Denied => $"{name} denied the pods of {first.Blamed.Name}",
            _ => $"{name} is down: failed calling webhook",
        };
    }

    public static string Summary(WebhookTarget? target, WebhookFailure failure, IReadOnlyList<CreationRefusal> refusals)
    {
        var blamed = refusals[0].Blamed;
        var others = refusals.Count > 1 ? $" and of {Counts.Of(refusals.Count - 1, "other workload")}" : "";
        return $"New pods of {blamed.Resource.Kind} {blamed.Name}{others} are refused (FailedCreate): {Reason(target, failure)}.";
    }

    private static string Reason(WebhookTarget? target, WebhookFailure failure)
    {
        var name = target is null ? "an admission webhook" : $"webhook {target.Webhook.Name} of {target.Configuration.Name}";
        var service = target?.Webhook.Service is { } called ? $" at Service {called.Namespace}/{called.Name}" : "";
        return failure switch
        {
            WebhookFailure.Certificate => $"the certificate of {name}{service} is not signed by its caBundle (x509)",
            WebhookFailure.Timeout => $"{name}{service} does not answer within {(target is null ? "its timeout" : $"{target.Webhook.TimeoutSeconds} s")}",
            WebhookFailure.Denied => $"{name} answers and denies them",
            _ => $"{name}{service} has nothing that answers, and failurePolicy is Fail",
        };
    }
}
