using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Tests.Fixtures;

/// <summary>Answers from a fixture, as a server would; single lists can be made to fail.</summary>
internal sealed class FixtureReader(ClusterFixture cluster) : IKubernetesReader
{
    public Dictionary<string, HttpStatusCode> Failing { get; } = [];

    public Dictionary<string, string> Logs { get; } = [];

    public string KubeSystemUid { get; set; } = ClusterFixture.ClusterId;

    public ValueTask<KubernetesPayload?> GetAsync(
        KubernetesResource resource, string @namespace, string name, CancellationToken cancellationToken = default)
    {
        if (resource == KubernetesResources.Namespaces && name == "kube-system")
        {
            return ValueTask.FromResult<KubernetesPayload?>(Payload(new JsonObject { ["metadata"] = new JsonObject { ["uid"] = KubeSystemUid } }));
        }

        var found = cluster.Items(resource).FirstOrDefault(item => item["metadata"]!["name"]!.ToString() == name);
        return ValueTask.FromResult(found is null ? null : Payload(found));
    }

    public async IAsyncEnumerable<KubernetesPayload> ListAsync(
        KubernetesResource resource,
        string @namespace,
        KubernetesListOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        if (Failing.TryGetValue(resource.Kind, out var status))
        {
            throw new KubernetesApiException(status, status.ToString(), "no");
        }

        yield return new KubernetesPayload(cluster.List(resource));
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadLogAsync(PodLogRequest request, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(
            Logs.TryGetValue(request.Pod, out var text) ? Encoding.UTF8.GetBytes(text) : null);

    private static KubernetesPayload Payload(JsonObject json) => new(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
