using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>A webhook as its configuration declares it, and what stands behind its Service.</summary>
internal sealed class WebhookTarget
{
    private WebhookTarget(AdmissionWebhooks configuration, AdmissionWebhook webhook)
    {
        Configuration = configuration;
        Webhook = webhook;
    }

    public AdmissionWebhooks Configuration { get; }

    public AdmissionWebhook Webhook { get; }

    /// <summary>The webhook of a name; null when no configuration with it was seen.</summary>
    public static WebhookTarget? Find(ClusterModel model, string name)
    {
        foreach (var configuration in model.MutatingWebhooks.Concat(model.ValidatingWebhooks))
        {
            foreach (var webhook in configuration.Webhooks)
            {
                if (webhook.Name == name)
                {
                    return new WebhookTarget(configuration, webhook);
                }
            }
        }

        return null;
    }

    /// <summary>The Service that is asked; not observed when the webhook lies outside the cluster.</summary>
    public Service? FindService(ClusterModel model) => Webhook.Service is { } named ? model.Services.Find(named.Namespace, named.Name).Value : null;

    /// <summary>Whether the Service is known to be missing or to lead to no ready pod; null when that was not seen.</summary>
    public bool? IsDown(ClusterModel model)
    {
        if (Webhook.Service is not { } named)
        {
            return null;
        }

        var service = model.Services.Find(named.Namespace, named.Name);
        if (service.Value is not { } found)
        {
            return service.IsAbsent ? true : null;
        }

        foreach (var slice in model.EndpointsOf(found))
        {
            foreach (var endpoint in slice.Endpoints)
            {
                if (endpoint.Ready)
                {
                    return false;
                }
            }
        }

        return model.SeesEndpoints(named.Namespace) ? true : HasReadyPod(model, found);
    }

    /// <summary>The Deployment whose pods the Service selects; null when none was seen.</summary>
    public Deployment? FindBackend(ClusterModel model)
    {
        if (FindService(model) is not { } service)
        {
            return null;
        }

        foreach (var deployment in model.Deployments.In(service.Namespace))
        {
            if (service.Selector.Selects(deployment.Template.Labels))
            {
                return deployment;
            }
        }

        return null;
    }

    private static bool? HasReadyPod(ClusterModel model, Service service)
    {
        foreach (var pod in model.PodsSelectedBy(service))
        {
            if (pod.Ready)
            {
                return false;
            }
        }

        return model.Pods.IsComplete(service.Namespace) ? true : null;
    }
}
