using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Execution;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Tests.Conformance;

/// <summary>What writing must do on any cluster, in a namespace of its own that it removes.</summary>
public abstract class WriterConformance : ClusterConformance
{
    /// <summary>Servers spell some of these characters as escapes, and compare the spelling.</summary>
    private const string Old = "a < b && c > 'd' + \"é\" \\ 😀 \t\n\u2028";

    [Fact]
    public async Task DryRunPatch_RightValue_ShowsTheResultAndStoresNothing() => await OnAsync(async (connection, map) =>
    {
        var shown = JsonNode.Parse(await Writer(connection).DryRunPatchAsync(Permit(map), map, Patch(map, Old), default))!;

        Assert.Equal("new", shown["data"]!["key"]!.ToString());
        Assert.Equal(Old, (await ReadAsync(connection, map))!["data"]!["key"]!.ToString());
    });

    [Fact]
    public async Task Patch_RightValue_IsStoredUnderOurName() => await OnAsync(async (connection, map) =>
    {
        await Writer(connection).PatchAsync(Permit(map), map, Patch(map, Old), default);

        var stored = (await ReadAsync(connection, map))!;
        Assert.Equal("new", stored["data"]!["key"]!.ToString());
        Assert.Contains(stored["metadata"]!["managedFields"]!.AsArray(), entry => entry!["manager"]!.ToString() == "autoheal");
        if (Kubectl("get", "configmap", map.Name, "-n", map.Namespace, "-o", "jsonpath={.data.key}") is { ExitCode: 0 } theirs)
        {
            Assert.Equal("new", theirs.Output);
        }
    });

    [Fact]
    public async Task Patch_AnotherValue_IsUnprocessableAndStoresNothing() => await OnAsync(async (connection, map) =>
    {
        var error = await Assert.ThrowsAsync<KubernetesApiException>(
            async () => await Writer(connection).PatchAsync(Permit(map), map, Patch(map, "somebody's"), default));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, error.StatusCode);
        Assert.Equal(Old, (await ReadAsync(connection, map))!["data"]!["key"]!.ToString());
    });

    [Fact]
    public async Task Delete_SuccessorOfTheSameName_IsAConflictAndDeletesNothing() => await OnAsync(async (connection, map) =>
    {
        var predecessor = map with { Uid = "00000000-0000-0000-0000-000000000000" };
        var version = (await ReadAsync(connection, map))!["metadata"]!["resourceVersion"]!.ToString();

        var error = await Assert.ThrowsAsync<KubernetesApiException>(
            async () => await Writer(connection).DeleteAsync(Permit(predecessor), predecessor, version, default));

        Assert.Equal(HttpStatusCode.Conflict, error.StatusCode);
        Assert.NotNull(await ReadAsync(connection, map));
    });

    [Fact]
    public async Task Delete_VersionThatWasSeen_DryRunKeepsAndDeletionRemoves() => await OnAsync(async (connection, map) =>
    {
        var writer = Writer(connection);
        var version = (await ReadAsync(connection, map))!["metadata"]!["resourceVersion"]!.ToString();

        await writer.DryRunDeleteAsync(Permit(map), map, version, default);
        Assert.NotNull(await ReadAsync(connection, map));

        await writer.DeleteAsync(Permit(map), map, version, default);
        Assert.Null(await ReadAsync(connection, map));
    });

    [Fact]
    public async Task Evict_PodThatWasSeen_DryRunKeepsAndEvictionRemoves() => await OnAsync(async (connection, map) =>
    {
        var writer = Writer(connection);
        var pod = await CreatePodAsync(connection, map);
        var version = (await ReadAsync(connection, pod))!["metadata"]!["resourceVersion"]!.ToString();

        await writer.DryRunEvictAsync(Permit(pod), pod, version, default);
        Assert.Equal(pod.Uid, (await ReadAsync(connection, pod))!["metadata"]!["uid"]!.ToString());

        await writer.EvictAsync(Permit(pod), pod, version, default);
        await UntilAsync(async () => await ReadAsync(connection, pod) is null);
    });

    [Fact]
    public async Task Watch_ObjectIsChanged_IsSeenOnce() => await OnAsync(async (connection, map) =>
    {
        var limits = new KubernetesLimits();
        var version = (await ReadAsync(connection, map))!["metadata"]!["resourceVersion"]!.ToString();
        await Writer(connection).PatchAsync(Permit(map), map, Patch(map, Old), default);
        await foreach (var seen in new KubernetesWatcher(Transport(connection), limits, TimeProvider.System)
            .WatchAsync(KubernetesResources.ConfigMaps, map.Namespace, version, default))
        {
            // Every namespace also gets a map with the cluster's certificate.
            if (JsonNode.Parse(seen.Object.Span)!["metadata"]!["name"]?.ToString() == map.Name)
            {
                Assert.Equal(WatchEventType.Modified, seen.Type);
                return;
            }
        }
    });

    /// <summary>A patch as actions send it.</summary>
    private static byte[] Patch(ResourceRef map, string from) => JsonPatchDocument.Write(Guards(map, from), Guards(map, "new"));

    private static GuardSet Guards(ResourceRef map, string value) =>
        new(map, [new("/data", JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["key"] = value }))]);

    private static KubernetesWriter Writer(KubernetesConnection connection) => new(Transport(connection));

    private static async Task<JsonNode?> ReadAsync(KubernetesConnection connection, ResourceRef target) =>
        await Reader(connection).GetAsync(KubernetesResources.For(target)!, target.Namespace, target.Name) is { } payload
            ? JsonNode.Parse(payload.Utf8.Span)
            : null;

    private static ExecutionPermit Permit(ResourceRef target)
    {
        var guarded = new GuardSet(target, new Dictionary<string, JsonElement?>());
        var action = new PlannedAction
        {
            Action = "any", Version = 1, Target = target, TargetFingerprint = "", ResultFingerprint = "", Changes = [],
            Compensation = Undo.None("nothing"), BlastRadius = new BlastRadius { Pods = 1, ServicePods = 1, Namespaces = [target.Namespace] },
            Effect = [], Harm = [], EffectDeadlineSeconds = 300,
        };
        return new ExecutionPermit("INC-1/1", PermitOperation.Execute, action, guarded, guarded, (_, _) => ValueTask.CompletedTask);
    }

    /// <summary>A pod that no node takes, so that nothing depends on a kubelet, after the scheduler has said so.</summary>
    private static async Task<ResourceRef> CreatePodAsync(KubernetesConnection connection, ResourceRef beside)
    {
        await UntilAsync(async () => await Reader(connection).GetAsync(KubernetesResources.ServiceAccounts, beside.Namespace, "default") is not null);
        var created = await CreateAsync(connection, $"api/v1/namespaces/{beside.Namespace}/pods", JsonNode.Parse("""
            {"metadata":{"name":"waiting"},"spec":{"automountServiceAccountToken":false,"nodeSelector":{"no":"such-node"},"containers":[{"name":"c","image":"none.invalid/none:1"}]}}
            """)!);
        var pod = beside with { Kind = "Pod", Name = "waiting", Uid = created["metadata"]!["uid"]!.ToString() };
        await UntilAsync(async () => (await ReadAsync(connection, pod))!["status"]!["conditions"] is not null);
        return pod;
    }

    private async Task OnAsync(Func<KubernetesConnection, ResourceRef, Task> test) => await RunAsync(async connection =>
    {
        var name = await CreateNamespaceAsync(connection);
        try
        {
            var map = await CreateAsync(connection, $"api/v1/namespaces/{name}/configmaps", new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = "map" },
                ["data"] = new JsonObject { ["key"] = Old },
            });
            await test(connection, new ResourceRef { ClusterId = "c", Kind = "ConfigMap", Namespace = name, Name = "map", Uid = map["metadata"]!["uid"]!.ToString() });
        }
        finally
        {
            await Transport(connection).SendAsync(new WireRequest(HttpMethod.Delete, $"api/v1/namespaces/{name}"), default);
        }
    });
}
