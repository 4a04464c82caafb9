using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>A limit or request of a pod that is not the one that its template sets.</summary>
internal sealed class LimitChange
{
    private static readonly string[] s_resources = ["memory", "cpu"];

    private LimitChange(Pod pod, string text)
    {
        Pod = pod;
        Text = text;
    }

    public Pod Pod { get; }

    /// <summary>For instance <c>memory limit 48Mi of container app, template 256Mi</c>.</summary>
    public string Text { get; }

    /// <summary>The first change of a pod against the template of its owner; null when there is none, or the pod is of an older template.</summary>
    public static LimitChange? Find(Workload owner, Pod pod)
    {
        if (owner is not (ReplicaSet or Job) && owner.Metadata.SpecChangedAt > pod.Metadata.CreatedAt)
        {
            return null;
        }

        foreach (var container in pod.Template.Containers)
        {
            if (owner.Template.FindContainer(container.Name) is not { } wanted)
            {
                continue;
            }

            foreach (var resource in s_resources)
            {
                if (Differs(wanted.Limits, container.Limits, resource) is { } limit)
                {
                    return new LimitChange(pod, $"{resource} limit {limit.Has} of container {container.Name}, template {limit.Wanted}");
                }

                if (Differs(wanted.Requests, container.Requests, resource) is { } request)
                {
                    return new LimitChange(pod, $"{resource} request {request.Has} of container {container.Name}, template {request.Wanted}");
                }
            }
        }

        return null;
    }

    private static (Quantity Has, Quantity Wanted)? Differs(ResourceAmounts wanted, ResourceAmounts has, string resource) =>
        wanted.Find(resource) is { } asked && has.Find(resource) is { } given && asked != given ? (given, asked) : null;
}
