using System.Net;
using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>
/// Only the pods of one workload cannot find Services: they ask the wrong DNS (taxonomy row 68), or have a name pinned to an address that is not the
/// Service's (row 69).
/// </summary>
internal sealed class PodDnsRule : IDiagnosticRule
{
    public string Name => "pod-dns";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NetworkCauses.DnsPolicy, NetworkCauses.HostAliases];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { } scene)
        {
            yield break;
        }

        foreach (var workload in (IEnumerable<Workload>)[.. scene.Model.Deployments, .. scene.Model.StatefulSets])
        {
            var networking = workload.Template.Networking;
            if (ReferenceEquals(networking, PodNetworking.Default) || !scene.IsConcerned(workload))
            {
                continue;
            }

            if (networking.DnsPolicy == "Default" || (networking.DnsPolicy == "None" && networking.Nameservers.Count == 0))
            {
                if (Asked(scene, workload) is { } call)
                {
                    yield return DescribePolicy(scene, workload, call);
                }
            }

            if (FindStale(scene, workload) is var (name, alias, service))
            {
                yield return DescribeAlias(scene, workload, name, alias, service);
            }
        }
    }

    /// <summary>A Service that the workload is told to call by a name; null when it needs the cluster's DNS for none.</summary>
    private static DeclaredCall? Asked(NetworkScene scene, Workload workload)
    {
        foreach (var call in scene.Dependencies.CallsOf(workload))
        {
            if (call.Meaning.Name.Length > 0 && !IPAddress.TryParse(call.Address.Host, out _))
            {
                return call;
            }
        }

        return null;
    }

    private static (string Name, HostAlias Alias, Service Service)? FindStale(NetworkScene scene, Workload workload)
    {
        foreach (var alias in workload.Template.Networking.HostAliases)
        {
            foreach (var name in alias.Names)
            {
                if (scene.Dependencies.Resolve(workload.Namespace, name).Service is { ClusterIP.Length: > 0, Headless: false } service && service.ClusterIP != alias.Address)
                {
                    return (name, alias, service);
                }
            }
        }

        return null;
    }

    private static Finding DescribePolicy(NetworkScene scene, Workload workload, DeclaredCall call)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        var policy = workload.Template.Networking.DnsPolicy;
        checks.Supports(0.6, $"dnsPolicy of {workload.Name} is {policy}", checks.Declared(workload, "spec.dnsPolicy", policy));
        checks.Supports(0.3, $"{call.Setting} is {call.Address}, a name of the cluster", checks.Declared(workload, "setting.address", $"{call.Setting}={call.Address}"));
        AddBefore(checks, model, workload, before => before.DnsPolicy != policy, $"dnsPolicy {policy}");
        NetworkChecks.AddAilingCaller(checks, scene, workload, 0.4);
        NetworkChecks.AddComplaint(checks, scene.Complaints.Find(workload, "log.dns.not-found", "log.dns.failure"), 0.6, "names that are not found");
        var target = model.Reference(workload);
        return Make(model, workload, checks, NetworkCauses.DnsPolicy,
            $"{workload.Name} has dnsPolicy {policy} and cannot resolve names of the cluster",
            $"dnsPolicy {policy} makes the pods of {workload.Name} ask the node's DNS, which does not know {call.Address.Host}: unknown host. Other workloads use ClusterFirst.");
    }

    private static Finding DescribeAlias(NetworkScene scene, Workload workload, string name, HostAlias alias, Service service)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        checks.Supports(0.6, $"hostAliases maps {name} to {alias.Address}", checks.Declared(workload, "spec.hostAliases", $"{alias.Address} {name}"));
        checks.Supports(0.6, $"the ClusterIP of Service {service.Name} is {service.ClusterIP}", checks.Controlled(service, "spec.clusterIP", service.ClusterIP));
        AddBefore(checks, model, workload, before => before.HostAliases.All(old => !old.Names.Contains(name)), "this entry");
        NetworkChecks.AddAilingCaller(checks, scene, workload, 0.2);
        NetworkChecks.AddComplaint(checks, scene.Complaints.Find(workload, "log.connection.timeout", "log.connection.refused", "log.connection.unreachable"), 0.5, "calls that fail");
        return Make(model, workload, checks, NetworkCauses.HostAliases,
            $"hostAliases of {workload.Name} maps {name} to {alias.Address}, not to its Service",
            $"The pods of {workload.Name} have {name} pinned to {alias.Address} by hostAliases; Service {service.Name} is at {service.ClusterIP}. Their calls go astray.");
    }

    private static void AddBefore(CheckList checks, ClusterModel model, Workload workload, Predicate<PodNetworking> isOther, string what)
    {
        if (workload is Deployment deployment && new RevisionHistory(model, deployment) is { LastGood: { } good } history && isOther(good.ReplicaSet.Template.Networking))
        {
            checks.Supports(
                0.5,
                $"revision {good.Number}, which worked, did not have {what}",
                checks.Controlled(good.ReplicaSet, "revision.networking", $"revision {good.Number}", history.RolledOutAt));
        }
    }

    private static Finding Make(ClusterModel model, Workload workload, CheckList checks, CauseDescription cause, string title, string summary)
    {
        var target = model.Reference(workload);
        return new Finding
        {
            Cause = cause.Code,
            Object = target,
            Title = title,
            Summary = summary,
            Checks = checks.Checks,
            Explains = [target, .. model.TroublesOf(workload).Select(trouble => model.Reference(trouble.Pod))],
            Since = workload is Deployment deployment ? new RevisionHistory(model, deployment).RolledOutAt : null,
            Remedies = NetworkRemedies.Undo(model, workload),
        };
    }
}
