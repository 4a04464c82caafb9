using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>Says which webhooks are asked about new pods.</summary>
internal static class PodWebhooks
{
    /// <summary>Whether a webhook is asked when a pod with these labels is made; a namespace of which nothing is known counts as covered.</summary>
    public static bool IsAsked(AdmissionWebhook webhook, LabelSet? ofNamespace, LabelSet ofPod)
    {
        foreach (var rule in webhook.Rules)
        {
            if (rule.Covers("CREATE", "", "pods"))
            {
                return (ofNamespace is null || webhook.Namespaces.SelectsOrAll(ofNamespace)) && webhook.Objects.SelectsOrAll(ofPod);
            }
        }

        return false;
    }
}
