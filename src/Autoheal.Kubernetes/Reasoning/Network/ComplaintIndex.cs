using System.Runtime.InteropServices;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>What logs complain of, by who complains and by the Service that is complained of.</summary>
internal sealed class ComplaintIndex
{
    private static readonly HashSet<string> s_causes =
    [
        "log.dns.not-found", "log.dns.failure", "log.connection.refused", "log.connection.timeout", "log.connection.reset", "log.connection.unreachable",
        "log.dependency.unavailable", "log.request.failed", "log.request.not-found", "log.call.slow", "log.tls.expired", "log.tls.unknown-authority",
        "log.tls.name-mismatch", "log.tls.handshake", "log.auth.failed", "log.pool.exhausted", "log.connections.too-many", "log.database.deadlock",
        "log.database.lock-wait", "log.database.read-only", "log.database.ids-exhausted", "log.cache.memory", "log.broker.memory",
        "log.queue.poison-record", "log.disk.full", "log.runtime.defect",
    ];

    private readonly List<Complaint> _all = [];
    private readonly Dictionary<ClusterObject, List<Complaint>> _ofCaller = [];
    private readonly Dictionary<Service, List<Complaint>> _aboutService = [];

    public ComplaintIndex(ClusterModel model)
    {
        foreach (var ((pod, _), log) in model.Logs)
        {
            foreach (var sighting in log.Sightings)
            {
                if (s_causes.Contains(sighting.Cause.Value))
                {
                    Add(model, pod, sighting, SeenInLog.IsClearIn(log, sighting));
                }
            }
        }
    }

    public IReadOnlyList<Complaint> All => _all;

    public IReadOnlyList<Complaint> Of(ClusterObject caller) => _ofCaller.GetValueOrDefault(caller) ?? [];

    public IReadOnlyList<Complaint> About(Service service) => _aboutService.GetValueOrDefault(service) ?? [];

    /// <summary>The first complaint of a caller of one of the causes, or null.</summary>
    public Complaint? Find(ClusterObject caller, params ReadOnlySpan<string> causes)
    {
        foreach (var complaint in Of(caller))
        {
            if (complaint.Is(causes))
            {
                return complaint;
            }
        }

        return null;
    }

    /// <summary>The first complaint about a Service of one of the causes, or null.</summary>
    public Complaint? FindAbout(Service service, params ReadOnlySpan<string> causes)
    {
        foreach (var complaint in About(service))
        {
            if (complaint.Is(causes))
            {
                return complaint;
            }
        }

        return null;
    }

    private void Add(ClusterModel model, Pod pod, LogSighting sighting, bool isClear)
    {
        var caller = model.Dependencies.CallerOf(pod);
        var named = false;
        foreach (var name in sighting.Dependencies)
        {
            if (name.Kind == LogDependencyKind.Host)
            {
                named = true;
                Add(new Complaint { Caller = caller, Pod = pod, Sighting = sighting, IsClear = isClear, Host = name.Name, Meaning = model.Dependencies.Resolve(pod.Namespace, name.Name) });
            }
        }

        if (!named)
        {
            Add(new Complaint { Caller = caller, Pod = pod, Sighting = sighting, IsClear = isClear, Meaning = BackendKinds.Guess(model, caller, sighting) });
        }
    }

    private void Add(Complaint complaint)
    {
        _all.Add(complaint);
        ref var ofCaller = ref CollectionsMarshal.GetValueRefOrAddDefault(_ofCaller, complaint.Caller, out _);
        (ofCaller ??= []).Add(complaint);
        if (complaint.Meaning.Service is { } service)
        {
            ref var about = ref CollectionsMarshal.GetValueRefOrAddDefault(_aboutService, service, out _);
            (about ??= []).Add(complaint);
        }
    }
}
