using System.Net;
using System.Runtime.InteropServices;

namespace Autoheal.Kubernetes.Model;

/// <summary>Who is told to call what, and where traffic to Services goes: made once for a model.</summary>
internal sealed class DependencyMap
{
    private readonly ClusterModel _model;
    private readonly List<DeclaredCall> _all = [];
    private readonly Dictionary<ClusterObject, List<DeclaredCall>> _ofCaller = [];
    private readonly Dictionary<Service, List<DeclaredCall>> _ofService = [];
    private readonly Dictionary<(string Namespace, string Name), List<EndpointSlice>> _slices = [];
    private readonly Dictionary<string, Service> _byAddress = new(StringComparer.Ordinal);

    public DependencyMap(ClusterModel model)
    {
        _model = model;
        foreach (var service in model.Services)
        {
            if (service.ClusterIP.Length > 0 && !service.Headless)
            {
                _byAddress[service.ClusterIP] = service;
            }
        }

        AddSlices(model.EndpointSlices);
        AddSlices(model.Endpoints);
        Add(model.Deployments, workload => workload.Template);
        Add(model.StatefulSets, workload => workload.Template);
        Add(model.DaemonSets, workload => workload.Template);
        Add(model.CronJobs, workload => workload.Template);
        foreach (var pod in model.Pods)
        {
            if (model.WorkloadOf(pod) is null or Job or ReplicaSet && !pod.Finished)
            {
                Add(model.WorkloadOf(pod) ?? pod, pod.Template);
            }
        }
    }

    /// <summary>Every call that a template or a ConfigMap declares.</summary>
    public IReadOnlyList<DeclaredCall> All => _all;

    /// <summary>The calls to a Service.</summary>
    public IReadOnlyList<DeclaredCall> CallersOf(Service service) => _ofService.GetValueOrDefault(service) ?? [];

    /// <summary>The calls of a workload or lone pod.</summary>
    public IReadOnlyList<DeclaredCall> CallsOf(ClusterObject caller) => _ofCaller.GetValueOrDefault(caller) ?? [];

    /// <summary>Where a Service's traffic goes.</summary>
    public IReadOnlyList<EndpointSlice> SlicesOf(Service service) => _slices.GetValueOrDefault((service.Namespace, service.Name)) ?? [];

    /// <summary>The pods of a caller.</summary>
    public IReadOnlyList<Pod> PodsOf(ClusterObject caller) => caller is Pod pod ? [pod] : _model.PodsOf(caller);

    /// <summary>The workload that calls from a pod: the pod itself when nobody manages it.</summary>
    public ClusterObject CallerOf(Pod pod) => _model.WorkloadOf(pod) ?? NamedOwners.Of(_model, pod) ?? pod;

    /// <summary>What a host means to the pods of a namespace.</summary>
    public HostMeaning Resolve(string @namespace, string host)
    {
        if (IPAddress.TryParse(host, out _))
        {
            var addressed = _byAddress.GetValueOrDefault(host) ?? BehindWhich(host);
            return addressed is null ? HostMeaning.Elsewhere : new(addressed, false, addressed.Namespace, addressed.Name);
        }

        var labels = host.ToLowerInvariant().TrimEnd('.').Split('.');
        return labels switch
        {
            ["localhost"] => HostMeaning.Elsewhere,
            [var service] => Find(@namespace, service),
            [_, var service] when _model.Services.Find(@namespace, service).IsFound => Find(@namespace, service),
            [var service, var elsewhere] when _model.Namespaces.Find("", elsewhere).IsFound || _model.Services.In(elsewhere).Count > 0 => Find(elsewhere, service),
            [var service, var elsewhere, "svc", ..] => Find(elsewhere, service),
            [_, var service, var elsewhere, "svc", ..] => Find(elsewhere, service),
            _ => HostMeaning.Elsewhere,
        };
    }

    // The name of a headless Service leads to the addresses of its pods.
    private Service? BehindWhich(string address)
    {
        foreach (var pod in _model.Pods)
        {
            if (pod.Address == address)
            {
                return _model.ServicesSelecting(pod.Namespace, pod.Metadata.Labels).FirstOrDefault();
            }
        }

        return null;
    }

    private HostMeaning Find(string @namespace, string name)
    {
        var found = _model.Services.Find(@namespace, name);
        return new HostMeaning(found.Value, found.IsAbsent, @namespace, name);
    }

    private void AddSlices(ObjectIndex<EndpointSlice> slices)
    {
        foreach (var slice in slices)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_slices, (slice.Namespace, slice.ServiceName), out _);
            list ??= [];
            if (list.Count == 0 || list[0].FromEndpoints == slice.FromEndpoints)
            {
                list.Add(slice);
            }
        }
    }

    private void Add<T>(ObjectIndex<T> callers, Func<T, PodTemplate> template)
        where T : ClusterObject
    {
        foreach (var caller in callers)
        {
            Add(caller, template(caller));
        }
    }

    private void Add(ClusterObject caller, PodTemplate template)
    {
        foreach (var (container, setting, map, address) in DeclaredAddresses.Of(_model, caller.Namespace, template))
        {
            var meaning = IsPinned(template, address.Host) ? HostMeaning.Elsewhere : Resolve(caller.Namespace, address.Host);
            var call = new DeclaredCall { Caller = caller, Container = container, Setting = setting, Map = map, Address = address, Meaning = meaning };
            _all.Add(call);
            Add(_ofCaller, caller, call);
            if (meaning.Service is { } service)
            {
                Add(_ofService, service, call);
            }
        }
    }

    private static bool IsPinned(PodTemplate template, string host)
    {
        foreach (var alias in template.Networking.HostAliases)
        {
            if (alias.Names.Contains(host))
            {
                return true;
            }
        }

        return false;
    }

    private static void Add<T>(Dictionary<T, List<DeclaredCall>> lists, T key, DeclaredCall call)
        where T : ClusterObject
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _);
        (list ??= []).Add(call);
    }
}
