using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Scaling;

/// <summary>Says whether what serves resource metrics runs.</summary>
internal static class MetricsServer
{
    private const string UsualName = "metrics-server";

    /// <summary>One clause for a summary, with the checks that it rests on.</summary>
    public static string Describe(ClusterModel model, CheckList checks)
    {
        foreach (var deployment in model.Deployments)
        {
            if (deployment.Name == UsualName || deployment.Metadata.Labels.Find("k8s-app") == UsualName || deployment.Metadata.Labels.Find("app.kubernetes.io/name") == UsualName)
            {
                var fact = checks.Controlled(deployment, "status.availableReplicas", $"{deployment.AvailableReplicas}");
                if (deployment.AvailableReplicas > 0)
                {
                    checks.NotObserved(0.3, $"why {deployment}, which serves, has no metrics of these pods");
                    return $"{deployment.Name} serves but has none of these pods";
                }

                checks.Supports(0.6, $"{deployment} has no available pod", fact);
                return $"Deployment {deployment.Namespace}/{deployment.Name} has no available pod";
            }
        }

        checks.NotObserved(0.6, "what serves the metrics");
        return model.Deployments.IsComplete("kube-system") ? "no metrics-server was found" : "whether metrics-server runs was not seen";
    }
}
