using System.Net;
using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Tests.Fixtures;

/// <summary>What the writing half of the client reaches: answers dry runs and writes as told, and keeps what was sent.</summary>
internal sealed class ScriptedServer
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();

    public ScriptedServer() => Writer = new KubernetesWriter(new KubernetesTransport(
        KubernetesConnection.FromHandler(new ScriptedHandler(Answer), new Uri("https://cluster.example/")), new KubernetesLimits(), TimeProvider.System));

    public KubernetesWriter Writer { get; }

    /// <summary>Whether each request was a dry run, in order.</summary>
    public List<bool> DryRuns { get; } = [];

    public List<JsonArray> Patches { get; } = [];

    public ScriptedServer Then(JsonNode stored) => Then(() => ScriptedHandler.Json(stored.ToJsonString()));

    public ScriptedServer Then(HttpStatusCode status) => Then(() => ScriptedHandler.Json(
        $$"""{"kind":"Status","apiVersion":"v1","status":"Failure","message":"no","reason":"{{status}}","code":{{(int)status}}}""", status));

    public ScriptedServer Then(Func<HttpResponseMessage> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        DryRuns.Add(request.RequestUri!.Query.Contains("dryRun=All", StringComparison.Ordinal));
        Patches.Add(JsonNode.Parse(request.Content!.ReadAsStream())!.AsArray());
        return _answers.Dequeue()();
    }
}
