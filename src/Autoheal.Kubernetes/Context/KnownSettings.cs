using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Context;

/// <summary>
/// The names of settings that a pod's log may be found to speak of: those that the control plane knows already, from the revisions of its
/// workload, the scripts in them and the keys of the ConfigMaps that they reference.
/// </summary>
internal static class KnownSettings
{
    public static IReadOnlySet<string> Of(ClusterModel model, Pod pod)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Add(names, model, pod.Namespace, pod.Template);
        foreach (var template in TemplatesOf(model, pod))
        {
            Add(names, model, pod.Namespace, template);
        }

        return names;
    }

    private static IEnumerable<PodTemplate> TemplatesOf(ClusterModel model, Pod pod) => model.WorkloadOf(pod) switch
    {
        Deployment deployment => model.RevisionsOf(deployment).Select(revision => revision.Template),
        StatefulSet or DaemonSet => model.ControllerRevisionsOf((Workload)model.WorkloadOf(pod)!).Select(revision => revision.Template),
        _ => [],
    };

    private static void Add(HashSet<string> names, ClusterModel model, string @namespace, PodTemplate template)
    {
        foreach (var container in template.Containers)
        {
            foreach (var variable in container.Env)
            {
                names.Add(variable.Name);
            }

            names.UnionWith(container.ScriptVariables);
        }

        foreach (var reference in template.References)
        {
            if (reference.Key.Length > 0)
            {
                names.Add(reference.Key);
            }

            if (reference.Kind == ConfigSourceKind.ConfigMap && model.ConfigMaps.Find(@namespace, reference.Name).Value is { } map)
            {
                names.UnionWith(map.Keys);
            }
        }
    }
}
