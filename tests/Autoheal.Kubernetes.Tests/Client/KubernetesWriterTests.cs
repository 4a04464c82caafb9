using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Diagnostics;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Tests.Client;

/// <summary>Writes to servers of any age: the version is found by discovery, once, before the permit is spent.</summary>
public sealed class KubernetesWriterTests
{
    private static readonly ResourceRef s_pod = ActionBench.Api with { Group = "", Kind = "Pod", Name = "api-1", Uid = "uid-api-1" };
    private static readonly ResourceRef s_cronJob = ActionBench.Api with { Group = "batch", Kind = "CronJob", Name = "nightly", Uid = "uid-nightly" };

    private readonly Dictionary<string, string> _discovery = [];
    private readonly List<JsonNode?> _bodies = [];
    private readonly ScriptedHandler _handler;
    private readonly KubernetesWriter _writer;

    public KubernetesWriterTests()
    {
        _handler = new ScriptedHandler(Answer);
        var connection = KubernetesConnection.FromHandler(_handler, new Uri("https://cluster.example/"));
        _writer = new KubernetesWriter(new KubernetesTransport(connection, new KubernetesLimits(), TimeProvider.System));
    }

    [Theory]
    [InlineData("v1beta1")]
    [InlineData("v1")]
    public async Task EvictAsync_ServerNamesAVersion_SpeaksIt(string version)
    {
        _discovery["/api/v1"] = $$"""{"resources":[{"name":"pods"},{"name":"pods/eviction","group":"policy","version":"{{version}}","kind":"Eviction"}]}""";

        await _writer.DryRunEvictAsync(Permit(s_pod), s_pod, "7", default);
        await _writer.EvictAsync(Permit(s_pod), s_pod, "7", default);

        Assert.Equal([$"policy/{version}", $"policy/{version}"], _bodies.Select(body => body!["apiVersion"]!.ToString()));
        Assert.Single(_handler.Requests, request => request == "GET /api/v1");
    }

    [Theory]
    [InlineData("""{"resources":[{"name":"pods"}]}""")]
    [InlineData(null)]
    public async Task EvictAsync_ServerDoesNotSay_SpeaksTheStableVersion(string? discovery)
    {
        if (discovery is not null)
        {
            _discovery["/api/v1"] = discovery;
        }

        await _writer.EvictAsync(Permit(s_pod), s_pod, "7", default);

        Assert.Equal("policy/v1", Assert.Single(_bodies)!["apiVersion"]!.ToString());
    }

    [Fact]
    public async Task EvictAsync_DiscoveryIsRubbish_KeepsThePermit()
    {
        _discovery["/api/v1"] = "<html>";
        var permit = Permit(s_pod);

        var error = await Assert.ThrowsAsync<AutohealException>(async () => await _writer.EvictAsync(permit, s_pod, "7", default));

        Assert.Equal("The server's discovery of v1 is no list of resources.", error.Message);
        Assert.False(permit.IsRedeemed);
        Assert.Empty(_bodies);
    }

    [Theory]
    [InlineData("v1beta1")]
    [InlineData("v1")]
    public async Task PatchAsync_ServerHasOneVersion_WritesThere(string version)
    {
        _discovery[$"/apis/batch/{version}"] = """{"resources":[{"name":"cronjobs"}]}""";

        await _writer.DryRunPatchAsync(Permit(s_cronJob), s_cronJob, "[]"u8.ToArray(), default);
        await _writer.PatchAsync(Permit(s_cronJob), s_cronJob, "[]"u8.ToArray(), default);

        var path = $"PATCH /apis/batch/{version}/namespaces/checkout/cronjobs/nightly?fieldManager=autoheal";
        Assert.Equal([path + "&dryRun=All", path], _handler.Requests.Where(request => request.StartsWith("PATCH", StringComparison.Ordinal)));
        Assert.Single(_handler.Requests, request => request == $"GET /apis/batch/{version}");
    }

    [Fact]
    public async Task PatchAsync_KindOfOneVersion_AsksNothing()
    {
        await _writer.PatchAsync(Permit(ActionBench.Api), ActionBench.Api, "[]"u8.ToArray(), default);

        Assert.Single(_handler.Requests);
    }

    private static ExecutionPermit Permit(ResourceRef target)
    {
        var guarded = new GuardSet(target, new Dictionary<string, JsonElement?>());
        var action = new PlannedAction
        {
            Action = "any", Version = 1, Target = target, TargetFingerprint = "", ResultFingerprint = "", Changes = [],
            Compensation = Undo.None("nothing"), BlastRadius = new BlastRadius { Pods = 1, ServicePods = 1, Namespaces = ["checkout"] }, Effect = [], Harm = [], EffectDeadlineSeconds = 300,
        };
        return new ExecutionPermit("INC-1/1", PermitOperation.Execute, action, guarded, guarded, (_, _) => ValueTask.CompletedTask);
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        if (request.Method == HttpMethod.Get)
        {
            return _discovery.TryGetValue(request.RequestUri!.AbsolutePath, out var list)
                ? ScriptedHandler.Json(list)
                : ScriptedHandler.Json("{}", HttpStatusCode.NotFound);
        }

        _bodies.Add(JsonNode.Parse(request.Content!.ReadAsStream()));
        return ScriptedHandler.Json("{}", HttpStatusCode.Created);
    }
}
