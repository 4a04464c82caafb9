using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Context;

/// <summary>
/// Chooses whose logs are read: of what crashes, of what does not serve, of what was nominated, of those that call it, and then of one pod each of
/// the other workloads. The pods of a workload say the same; two are enough.
/// </summary>
internal sealed class LogTargets
{
    /// <summary>At most so many containers an incident.</summary>
    public const int Most = 32;

    private const int MostCrashing = 8;
    private const int MostPerWorkload = 2;
    private const int MostContainers = 2;

    private readonly ClusterModel _model;
    private readonly int _most;
    private readonly List<LogTarget> _found = [];
    private readonly Dictionary<ClusterObject, int> _taken = [];
    private readonly HashSet<Pod> _pods = [];

    private LogTargets(ClusterModel model, int most)
    {
        _model = model;
        _most = most;
    }

    /// <summary>The containers, the most telling first.</summary>
    public static IReadOnlyList<LogTarget> Find(ClusterModel model, IncidentScope scope, int most)
    {
        var targets = new LogTargets(model, most);
        targets.AddCrashing();
        targets.AddTroubled();
        targets.AddNominated(scope.Resources);
        targets.AddOthers();
        return targets._found;
    }

    private void AddCrashing()
    {
        foreach (var trouble in _model.Troubles)
        {
            if (_found.Count == MostCrashing)
            {
                return;
            }

            if (trouble is { Kind: TroubleKind.Crash or TroubleKind.OutOfMemory, Container: { } container } && Take(trouble.Pod))
            {
                _found.Add(new LogTarget(trouble.Pod, container.Name, Previous: true));
            }
        }
    }

    private void AddTroubled()
    {
        foreach (var trouble in _model.Troubles)
        {
            if (trouble.Kind is TroubleKind.NotReady or TroubleKind.NotStarted)
            {
                Add(trouble.Pod, MostPerWorkload);
            }
        }
    }

    private void AddNominated(IReadOnlyList<ResourceRef> nominated)
    {
        var services = new List<Service>();
        foreach (var reference in nominated)
        {
            foreach (var service in _model.Services.In(reference.Namespace))
            {
                if (reference.Name == service.Name)
                {
                    services.Add(service);
                }
            }

            foreach (var pod in _model.Pods.In(reference.Namespace))
            {
                if (pod.Name == reference.Name || (_model.WorkloadOf(pod) ?? NamedOwners.Of(_model, pod)) is { } owner && owner.Name == reference.Name)
                {
                    Add(pod, MostPerWorkload);
                    services.AddRange(_model.ServicesSelecting(pod.Namespace, pod.Metadata.Labels));
                }
            }
        }

        foreach (var service in services.Distinct())
        {
            AddAround(service);
        }
    }

    private void AddAround(Service service)
    {
        foreach (var pod in _model.PodsSelectedBy(service))
        {
            Add(pod, MostPerWorkload);
        }

        foreach (var call in _model.Dependencies.CallersOf(service))
        {
            foreach (var pod in _model.PodsOf(call.Caller))
            {
                Add(pod, MostPerWorkload);
            }
        }
    }

    private void AddOthers()
    {
        foreach (var pod in _model.Pods)
        {
            if (pod.Namespace != "kube-system")
            {
                Add(pod, 1);
            }
        }

        foreach (var pod in _model.Pods)
        {
            Add(pod, 1);
        }
    }

    private void Add(Pod pod, int most)
    {
        if (_found.Count >= _most || pod.Phase == "Pending" || !Take(pod, most))
        {
            return;
        }

        var containers = 0;
        foreach (var container in pod.Template.Containers)
        {
            if (!container.Init && containers++ < MostContainers)
            {
                _found.Add(new LogTarget(pod, container.Name, Previous: false));
            }
        }

        if (containers == 0)
        {
            _found.Add(new LogTarget(pod, "", Previous: false));
        }
    }

    private bool Take(Pod pod, int most = MostPerWorkload)
    {
        // Revisions speak differently: each counts by itself.
        var key = _model.OwnerOf(pod) ?? pod;
        var taken = _taken.GetValueOrDefault(key);
        if (taken >= most || !_pods.Add(pod))
        {
            return false;
        }

        _taken[key] = taken + 1;
        return true;
    }
}
