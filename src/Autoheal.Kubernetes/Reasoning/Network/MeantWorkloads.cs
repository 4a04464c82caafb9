using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>Finds the workload that a Service is there for when its selector does not say.</summary>
internal static class MeantWorkloads
{
    private static readonly string[] s_endings = ["-service", "-svc", "-headless", "-http", "-grpc"];
    private static readonly string[] s_naming = ["app", "app.kubernetes.io/name", "k8s-app", "name"];

    /// <summary>The workload of the Service's name, else the one whose pods have most of the labels that it selects; null when neither is there.</summary>
    public static Workload? Of(ClusterModel model, Service service) => Named(model, service.Namespace, service.Name) ?? Similar(model, service);

    /// <summary>The workload of a name, with or without the endings that Services get.</summary>
    public static Workload? Named(ClusterModel model, string @namespace, string name)
    {
        if (Exactly(model, @namespace, name) is { } exact)
        {
            return exact;
        }

        foreach (var ending in s_endings)
        {
            // Where a Service of its very name leads to it, the longer name is a slip, and no Service is missing.
            if (name.EndsWith(ending, StringComparison.Ordinal) && name[..^ending.Length] is var plain && Exactly(model, @namespace, plain) is { } workload)
            {
                return model.Services.Find(@namespace, plain).IsFound ? null : workload;
            }
        }

        return null;
    }

    private static Workload? Exactly(ClusterModel model, string @namespace, string name) =>
        model.Deployments.Find(@namespace, name).Value
        ?? (Workload?)model.StatefulSets.Find(@namespace, name).Value
        ?? model.DaemonSets.Find(@namespace, name).Value;

    // All labels but one agree, that which names the application among them, and no other Service leads there.
    private static Workload? Similar(ClusterModel model, Service service)
    {
        foreach (var workload in (IEnumerable<Workload>)[.. model.Deployments.In(service.Namespace), .. model.StatefulSets.In(service.Namespace)])
        {
            if (Shared(service.Selector.MatchLabels, workload.Template.Labels) == service.Selector.MatchLabels.Count - 1
                && s_naming.Any(key => service.Selector.MatchLabels.Find(key) is { } name && name == workload.Template.Labels.Find(key))
                && !model.ServicesSelecting(service.Namespace, workload.Template.Labels).Any())
            {
                return workload;
            }
        }

        return null;
    }

    private static int Shared(LabelSet wanted, LabelSet labels)
    {
        var count = 0;
        for (var i = 0; i < wanted.Count; i++)
        {
            count += labels.Find(wanted[i].Key) == wanted[i].Value ? 1 : 0;
        }

        return count;
    }
}
