using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Scheduling;

namespace Autoheal.Kubernetes.Reasoning.Nodes;

/// <summary>Whom an ill node hurts: the workloads with pods in trouble on it, and those whose pods it keeps waiting.</summary>
internal sealed class NodeVictims
{
    private NodeVictims(IReadOnlyList<ResourceRef> references, int pods, int troubled, int evicted)
    {
        References = references;
        Pods = pods;
        Troubled = troubled;
        Evicted = evicted;
    }

    public IReadOnlyList<ResourceRef> References { get; }

    /// <summary>How many pods the node has that have not run to their end.</summary>
    public int Pods { get; }

    /// <summary>How many pods on it are in trouble.</summary>
    public int Troubled { get; }

    /// <summary>How many pods it put out.</summary>
    public int Evicted { get; }

    /// <summary>The workloads that wait because nodes are unwell: found once, for all nodes.</summary>
    public static IReadOnlyList<Placement> Waiting(ClusterModel model)
    {
        List<Placement>? waiting = null;
        foreach (var workload in model.AilingWorkloads)
        {
            if (Placement.Of(model, workload) is { Leading: Obstacle.Unwell } placement)
            {
                (waiting ??= []).Add(placement);
            }
        }

        return waiting ?? [];
    }

    /// <param name="model">The cluster.</param>
    /// <param name="node">The node.</param>
    /// <param name="waiting">What <see cref="Waiting"/> found.</param>
    /// <param name="crashes">Whether it can make programs crash: a shortage can, silence cannot.</param>
    public static NodeVictims Of(ClusterModel model, Node node, IReadOnlyList<Placement> waiting, bool crashes = false)
    {
        var references = new List<ResourceRef>();
        var (pods, troubled, evicted) = (0, 0, 0);
        foreach (var pod in model.Pods)
        {
            pods += pod.NodeName == node.Name && !pod.Finished ? 1 : 0;
        }

        foreach (var workload in model.AilingWorkloads)
        {
            var here = 0;
            foreach (var trouble in workload.Troubles)
            {
                if (trouble.Pod.NodeName == node.Name && IsOfNode(trouble.Kind, crashes))
                {
                    here++;
                    evicted += trouble.Kind == TroubleKind.Evicted ? 1 : 0;
                    Add(references, model.Reference(trouble.Pod));
                }
            }

            troubled += here;
            if (here > 0)
            {
                Add(references, model.Reference(workload.Blamed));
            }
        }

        foreach (var placement in waiting)
        {
            if (WaitsFor(placement, node))
            {
                Add(references, model.Reference(placement.Workload.Blamed));
            }
        }

        return new NodeVictims(references, pods, troubled, evicted);
    }

    // No node makes an image or a ConfigMap disappear.
    private static bool IsOfNode(TroubleKind kind, bool crashes) => kind switch
    {
        TroubleKind.ImagePull or TroubleKind.Config => false,
        TroubleKind.Crash or TroubleKind.OutOfMemory => crashes,
        _ => true,
    };

    private static bool WaitsFor(Placement placement, Node node)
    {
        foreach (var (candidate, obstacle, _) in placement.Candidates)
        {
            if (candidate == node && obstacle == Obstacle.Unwell)
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(List<ResourceRef> references, ResourceRef reference)
    {
        if (!references.Contains(reference))
        {
            references.Add(reference);
        }
    }
}
