using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Bootstrap;
using Autoheal.Simulation.Applications.Backends;
using Autoheal.Simulation.Applications.Platform;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Controllers.Volumes;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Applications;

/// <summary>
/// Gives a new world its past: nodes set up weeks ago, applications with earlier revisions, pods that have run for a day. It is written and
/// lived through at the times it pretends to be from, by the same store and controllers as everything later.
/// </summary>
internal sealed class ClusterHistory(ObjectStore store, ControlPlane plane, WorldClock clock, SeededRandom random)
{
    private static readonly string[] s_systemNamespaces = ["default", "kube-node-lease", "kube-public", "kube-system"];
    private static readonly TimeSpan s_settling = TimeSpan.FromMinutes(2);

    public void Write(Landscape landscape, int nodes, bool systemPods)
    {
        plane.Events.Muted = true;
        clock.ShowPast(TimeSpan.FromDays(random.Next(30, 90)));
        foreach (var name in s_systemNamespaces)
            CreateNamespace(name);
        ClusterBootstrap.Write(store);
        for (var i = 1; i <= nodes; i++)
            CreateNode(i);
        store.Create(Kinds.StorageClass, StandardStorage.Class());
        Settle();
        if (systemPods)
            InstallSystem();

        clock.ShowPast(TimeSpan.FromDays(random.Next(20, 28)));
        foreach (var workload in landscape.Workloads)
            Prepare(workload);
        foreach (var backend in landscape.Backends)
            Deploy(backend);
        if (landscape.Primary is { } primary)
            Deploy(primary, primary.Versions[0], replicas: 0);
        Settle();

        clock.ShowPast(TimeSpan.FromMinutes(random.Next(1_300, 1_900)));
        foreach (var workload in landscape.Workloads)
        {
            if (workload == landscape.Primary)
                Release(workload);
            else
                Deploy(workload, workload.Versions[^1], workload.Replicas);
        }

        Settle();
        clock.JoinPresent();
        plane.Events.Muted = false;
        plane.Step();
    }

    private void CreateNamespace(string name)
    {
        if (store.Find(Kinds.Namespace, null, name) is null)
            store.Create(Kinds.Namespace, new JsonObject { ["metadata"] = new JsonObject { ["name"] = name } });
    }

    private void InstallSystem()
    {
        using (store.As("kubeadm"))
        {
            store.Create(Kinds.ConfigMap, SystemManifests.CoreDnsConfig);
            store.Create(Kinds.Service, SystemManifests.DnsService);
            store.Create(Kinds.Deployment, SystemManifests.CoreDns);
            store.Create(Kinds.DaemonSet, SystemManifests.KubeProxy);
            store.Create(Kinds.Service, SystemManifests.MetricsService);
            store.Create(Kinds.Deployment, SystemManifests.MetricsServer);
        }

        plane.SchedulerLease.Begin();

        Settle();
    }

    private void Deploy(Backend backend)
    {
        using var _ = store.As("kubectl-client-side-apply");
        store.Create(Kinds.Secret, BackendManifests.Secret(backend));
        store.Create(Kinds.Service, BackendManifests.Service(backend));
        store.Create(Kinds.StatefulSet, BackendManifests.StatefulSet(backend));
    }

    private void Prepare(Workload workload)
    {
        plane.Applications.Load.SpreadOver(workload.Key, workload.Replicas);
        foreach (var version in workload.Versions)
            plane.Registry.Publish($"{workload.Repository}:{version}", workload.Program(Workload.CurrentSchema), random.Next(40, 220));
        using var _ = store.As("kubectl-client-side-apply");
        CreateNamespace(workload.Namespace);
        store.Create(Kinds.ConfigMap, WorkloadManifests.ConfigMap(workload));
        store.Create(Kinds.Service, WorkloadManifests.Service(workload));
    }

    private void Deploy(Workload workload, string version, int replicas)
    {
        using var _ = store.As("kubectl-client-side-apply");
        store.Create(Kinds.Deployment, WorkloadManifests.Deployment(workload, version, replicas));
    }

    /// <summary>Rolls the latest version out; the ones before never ran here, their revisions are what later readers look at.</summary>
    private void Release(Workload workload)
    {
        using var _ = store.As("kubectl-set");
        store.Mutate(Kinds.Deployment, workload.Namespace, workload.Name, json =>
        {
            json.Object("spec")!["replicas"] = workload.Replicas;
            json.Object("spec").Object("template").Object("spec").Array("containers")![0]!["image"] = workload.CurrentImage;
        });
    }

    private void Settle()
    {
        var end = clock.GetUtcNow() + s_settling;
        while (plane.NextDue is { } due && due <= end)
        {
            if (due > clock.GetUtcNow())
                clock.AdvanceTo(due);
            plane.Step();
        }
    }

    private void CreateNode(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"worker-{number}");
        var capacity = new JsonObject { ["cpu"] = "8", ["memory"] = "32Gi", ["pods"] = "110", ["ephemeral-storage"] = "100Gi" };
        var podRange = string.Create(CultureInfo.InvariantCulture, $"10.{244 + ((number - 1) / 250)}.{(number - 1) % 250}.0/24");
        store.Create(Kinds.Node, new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = name,
                ["annotations"] = new JsonObject
                {
                    ["node.alpha.kubernetes.io/ttl"] = "0",
                    ["volumes.kubernetes.io/controller-managed-attach-detach"] = "true",
                },
                ["labels"] = new JsonObject
                {
                    ["beta.kubernetes.io/arch"] = "amd64",
                    ["beta.kubernetes.io/os"] = "linux",
                    ["kubernetes.io/arch"] = "amd64",
                    ["kubernetes.io/hostname"] = name,
                    ["kubernetes.io/os"] = "linux",
                    ["topology.kubernetes.io/zone"] = string.Create(CultureInfo.InvariantCulture, $"zone-{(char)('a' + ((number - 1) % 3))}"),
                },
            },
            ["spec"] = new JsonObject { ["podCIDR"] = podRange, ["podCIDRs"] = new JsonArray(podRange) },
            ["status"] = NodeStatus(name, number, capacity),
        });
    }

    private JsonObject NodeStatus(string name, int number, JsonObject capacity) => new()
    {
        ["addresses"] = new JsonArray(
            new JsonObject { ["type"] = "InternalIP", ["address"] = string.Create(CultureInfo.InvariantCulture, $"172.18.{number / 250}.{1 + (number % 250)}") },
            new JsonObject { ["type"] = "Hostname", ["address"] = name }),
        ["allocatable"] = capacity.Clone(),
        ["capacity"] = capacity,
        ["conditions"] = NodeConditions.Of(plane.Nodes.Of(name), KubernetesTime.Format(clock.GetUtcNow())),
        ["daemonEndpoints"] = new JsonObject { ["kubeletEndpoint"] = new JsonObject { ["Port"] = 10250 } },
        ["nodeInfo"] = new JsonObject
        {
            ["architecture"] = "amd64",
            ["containerRuntimeVersion"] = "containerd://1.7.24",
            ["kernelVersion"] = "6.1.0-28-amd64",
            ["kubeletVersion"] = "v1.32.4",
            ["kubeProxyVersion"] = "v1.32.4",
            ["machineID"] = random.NextHex(32),
            ["operatingSystem"] = "linux",
            ["osImage"] = "Debian GNU/Linux 12 (bookworm)",
            ["bootID"] = random.NewUid(),
            ["systemUUID"] = random.NewUid(),
        },
    };
}
