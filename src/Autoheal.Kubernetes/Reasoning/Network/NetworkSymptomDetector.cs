using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>Names what is visibly wrong on the way to pods that are well: Services and routes that lead nowhere, and a cluster without DNS.</summary>
internal sealed class NetworkSymptomDetector : ISymptomDetector
{
    public IEnumerable<Symptom> Detect(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { } scene)
        {
            yield break;
        }

        foreach (var service in scene.Model.Services)
        {
            // A nominated one is named by the detector of workloads.
            if (!service.Selector.IsEmpty && !scene.IsNominated(service) && ServiceSelectorRule.LeadsNowhere(scene, service))
            {
                yield return new Symptom { Text = "no pod stands behind the Service", Object = scene.Model.Reference(service) };
            }
        }

        foreach (var ingress in scene.Model.Ingresses)
        {
            if (ingress.Paths.Any(path => path.Backend is { } backend && Backends.Wrong(scene.Model, ingress.Namespace, backend) is not null))
            {
                yield return new Symptom { Text = "a path leads nowhere", Object = scene.Model.Reference(ingress) };
            }
        }

        foreach (var route in scene.Model.HttpRoutes)
        {
            if (route.Conditions.Find("ResolvedRefs") is { Status: "False" } refused)
            {
                yield return new Symptom { Text = $"ResolvedRefs=False: {refused.Reason}", Object = scene.Model.Reference(route) };
            }
        }

        if (ClusterDns.Server(scene.Model) is { Replicas: 0 } server)
        {
            yield return new Symptom { Text = "the cluster's DNS has no pod", Object = scene.Model.Reference(server) };
        }
    }

    public bool CanJudge(IncidentContext context) => true;
}
