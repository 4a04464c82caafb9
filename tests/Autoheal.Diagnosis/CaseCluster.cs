using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Diagnosis.Manifests;

namespace Autoheal.Diagnosis;

/// <summary>Objects and logs that answer as an API server would, or as a partial recording does.</summary>
internal sealed class CaseCluster(IReadOnlyList<JsonObject> objects, bool isPartial) : IKubernetesReader, IClusterIdentity, ICustomResourceDirectory
{
    public const string ClusterId = "c1d2e3f4-0000-4000-8000-000000000001";

    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<JsonObject> Objects { get; } = objects;

    public IReadOnlyList<string> Namespaces { get; } =
        [.. objects.Select(item => item["metadata"]!["namespace"]?.ToString() ?? "").Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];

    public static CaseCluster Of(RuleCase @case, CaseNames names) => new(ManifestText.Read(@case.Manifests, names, @case.IsPartial), @case.IsPartial);

    public ValueTask<string> GetClusterIdAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(ClusterId);

    public ValueTask<KubernetesPayload?> GetAsync(
        KubernetesResource resource, string @namespace, string name, CancellationToken cancellationToken = default)
    {
        var found = Items(resource, @namespace).FirstOrDefault(item => item["metadata"]!["name"]!.ToString() == name);
        return ValueTask.FromResult(found is null ? null : new KubernetesPayload(Encoding.UTF8.GetBytes(found.ToJsonString())));
    }

    public async IAsyncEnumerable<KubernetesPayload> ListAsync(
        KubernetesResource resource,
        string @namespace,
        KubernetesListOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        yield return new KubernetesPayload(List(resource, @namespace));
        if (isPartial)
        {
            var any = Items(resource, @namespace).Any();
            throw new NotRecordedException(any ? CoverageState.Partial : CoverageState.NotAsked, "the recording holds only part");
        }
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadLogAsync(PodLogRequest request, CancellationToken cancellationToken = default)
    {
        var log = Objects.FirstOrDefault(item => item["kind"]!.ToString() == "Log"
            && item["metadata"]!["namespace"]?.ToString() == request.Namespace
            && item["pod"]?.ToString() == request.Pod
            && (item["container"]?.ToString() ?? request.Container) == request.Container
            && (bool)(item["previous"] ?? false) == request.Previous);
        return ValueTask.FromResult<ReadOnlyMemory<byte>?>(log is null ? null : Encoding.UTF8.GetBytes(log["text"]!.ToString()));
    }

    /// <summary>The kinds of the case that the model has no type for.</summary>
    public ValueTask<IReadOnlyList<KubernetesResource>> ListCustomAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<KubernetesResource> custom =
        [
            .. Objects.Where(item => (item["apiVersion"]?.ToString() ?? "").Contains('.', StringComparison.Ordinal) && !ModelKinds.All.ContainsKey(item["kind"]!.ToString()))
                .GroupBy(item => item["kind"]!.ToString())
                .Select(group => new KubernetesResource
                {
                    Group = group.First()["apiVersion"]!.ToString().Split('/')[0],
                    Version = group.First()["apiVersion"]!.ToString().Split('/')[^1],
                    Kind = group.Key,
                    Plural = group.Key.ToLowerInvariant() + "s",
                    Namespaced = group.First()["metadata"]!["namespace"] is not null,
                }),
        ];
        return ValueTask.FromResult(custom);
    }

    private byte[] List(KubernetesResource resource, string @namespace) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["kind"] = resource.Kind + "List",
        ["apiVersion"] = resource.ApiVersion,
        ["metadata"] = new JsonObject { ["resourceVersion"] = "100" },
        ["items"] = new JsonArray([.. Items(resource, @namespace).Select(item => item.DeepClone())]),
    }.ToJsonString());

    private IEnumerable<JsonObject> Items(KubernetesResource resource, string @namespace) => Objects.Where(item =>
        item["kind"]!.ToString() == resource.Kind
        && (!resource.Namespaced || @namespace.Length == 0 || item["metadata"]!["namespace"]?.ToString() == @namespace));
}
