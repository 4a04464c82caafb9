using System.Runtime.CompilerServices;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>What rules about the network look at together: the model, who was nominated, and whose logs complain of whom. Made once for a context.</summary>
internal sealed class NetworkScene
{
    private static readonly ConditionalWeakTable<IncidentContext, NetworkScene> s_scenes = [];

    private readonly HashSet<(string Namespace, string Name)> _nominated = [];
    private readonly Lazy<ComplaintIndex> _complaints;

    private NetworkScene(IncidentContext context, ClusterModel model)
    {
        Model = model;
        Since = context.Scope.Since;
        IsMeasured = context.Scope.Measured;
        foreach (var reference in context.Scope.Resources)
        {
            _nominated.Add((reference.Namespace, reference.Name));
        }

        _complaints = new(() => new ComplaintIndex(model));
    }

    public ClusterModel Model { get; }

    public DependencyMap Dependencies => Model.Dependencies;

    /// <summary>Gets when the trouble is said to have begun; null when nobody says.</summary>
    public DateTimeOffset? Since { get; }

    /// <summary>Gets a value indicating whether somebody measured failing requests.</summary>
    public bool IsMeasured { get; }

    public ComplaintIndex Complaints => _complaints.Value;

    /// <summary>The scene of a context; null when no cluster was seen.</summary>
    public static NetworkScene? Of(IncidentContext context) =>
        context.Feature<ClusterModel>() is { } model ? s_scenes.GetValue(context, key => new NetworkScene(key, model)) : null;

    /// <summary>Whether an alert or a person named an object, or one of the same name.</summary>
    public bool IsNominated(ClusterObject item) => _nominated.Count > 0 && _nominated.Contains((item.Namespace, item.Name));

    /// <summary>Whether anything speaks of trouble about a caller: it was named, its pods are in trouble, or their logs complain.</summary>
    public bool IsConcerned(ClusterObject caller) =>
        IsNominated(caller) || Model.TroublesOf(caller).Count > 0 || Complaints.Of(caller).Count > 0
        || (caller is Pod pod && PodHealth.WorstTrouble(pod, Model.At) is not null);

    /// <summary>Whether anything speaks of trouble about a Service: it was named, or one of its callers is concerned.</summary>
    public bool IsConcerned(Service service)
    {
        if (IsNominated(service) || Complaints.About(service).Count > 0)
        {
            return true;
        }

        foreach (var call in Dependencies.CallersOf(service))
        {
            if (IsConcerned(call.Caller))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The callers of a Service with their pods in trouble, as what a cause explains.</summary>
    public IEnumerable<ResourceRef> ExplainedCallers(Service service)
    {
        foreach (var call in Dependencies.CallersOf(service))
        {
            if (IsConcerned(call.Caller))
            {
                yield return Model.Reference(call.Caller);
                foreach (var trouble in Model.TroublesOf(call.Caller))
                {
                    yield return Model.Reference(trouble.Pod);
                }
            }
        }
    }
}
