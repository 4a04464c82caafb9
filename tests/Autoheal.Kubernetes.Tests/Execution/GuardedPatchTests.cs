using System.Net;
using System.Text.Json.Nodes;
using Autoheal.Execution;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Planning;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Execution;

/// <summary>What stops a write, and how far it got. A guard that only the server holds is tested with a server that does not.</summary>
public sealed class GuardedPatchTests
{
    private readonly ClusterFixture _cluster = Situations.OldRollout(Running(5));
    private readonly ScriptedServer _server = new();
    private int _asked;

    private JsonObject Live => _cluster.Item(KubernetesResources.Deployments, "api");

    [Fact]
    public async Task Execute_AsExpected_DryRunsThenWritesOnce()
    {
        var ready = await PrepareAsync();
        _server.Then(AsDesired(ready)).Then(AsDesired(ready));

        var outcome = await ExecuteAsync(ready);

        Assert.Equal(ActionStatus.Applied, outcome.Status);
        Assert.Equal([true, false], _server.DryRuns);
        Assert.All(_server.Patches, patch => Assert.Equal("uid-api", patch[0]!["value"]!.ToString()));
        Assert.All(_server.Patches, patch => Assert.True(JsonNode.DeepEquals(_server.Patches[0], patch)));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Execute_GuardedFieldChanged_SendsNothing()
    {
        var ready = await PrepareAsync();
        Live["spec"]!["template"]!["metadata"]!["labels"]!["by"] = "somebody";

        await StopsAsync(ready, ActionStatus.Drifted, requests: 0);
    }

    [Fact]
    public async Task Execute_AnotherObjectOfTheName_SendsNothing()
    {
        var ready = await PrepareAsync();
        Live["metadata"]!["uid"] = "uid-successor";

        await StopsAsync(ready, ActionStatus.Drifted, requests: 0);
    }

    [Fact]
    public async Task Execute_Gone_SendsNothing()
    {
        var ready = await PrepareAsync();
        Live["metadata"]!["name"] = "other";

        await StopsAsync(ready, ActionStatus.Drifted, requests: 0);
    }

    [Fact]
    public async Task Execute_GuardedFieldChangedForACompensation_IsAConflict()
    {
        var ready = await PrepareAsync();
        Live["spec"]!["template"]!["metadata"]!["labels"]!["by"] = "somebody";

        await StopsAsync(ready, ActionStatus.Conflict, requests: 0, PermitOperation.Compensate);
    }

    [Fact]
    public async Task Execute_ServerWouldChangeMore_StopsAfterTheDryRun()
    {
        var ready = await PrepareAsync();
        var more = AsDesired(ready);
        more["spec"]!["replicas"] = 99;
        _server.Then(more);

        await StopsAsync(ready, ActionStatus.Drifted, requests: 1);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, ActionStatus.Refused)]
    [InlineData(HttpStatusCode.UnprocessableEntity, ActionStatus.Drifted)]
    [InlineData(HttpStatusCode.Conflict, ActionStatus.Drifted)]
    [InlineData(HttpStatusCode.InternalServerError, ActionStatus.Refused)]
    public async Task Execute_DryRunRefused_WritesNothing(HttpStatusCode status, ActionStatus expected)
    {
        var ready = await PrepareAsync();
        _server.Then(status);

        await StopsAsync(ready, expected, requests: 1);
    }

    [Theory]
    [InlineData(HttpStatusCode.UnprocessableEntity, ActionStatus.Drifted)]
    [InlineData(HttpStatusCode.Forbidden, ActionStatus.Refused)]
    public async Task Execute_WriteRefused_ChangedNothing(HttpStatusCode status, ActionStatus expected)
    {
        var ready = await PrepareAsync();
        _server.Then(AsDesired(ready)).Then(status);

        Assert.Equal(expected, (await ExecuteAsync(ready)).Status);
        Assert.Equal([true, false], _server.DryRuns);
    }

    [Fact]
    public async Task Execute_AnswerToTheWriteLost_ClaimsNothing()
    {
        var ready = await PrepareAsync();
        _server.Then(AsDesired(ready)).Then(() => throw new HttpRequestException("reset by peer"));

        await Assert.ThrowsAnyAsync<Exception>(() => ExecuteAsync(ready));
        Assert.Equal([true, false], _server.DryRuns);
    }

    [Fact]
    public async Task Execute_ServerStoredOtherwise_IsNotApplied()
    {
        var ready = await PrepareAsync();
        _server.Then(AsDesired(ready)).Then(Live.DeepClone());

        Assert.NotEqual(ActionStatus.Applied, (await ExecuteAsync(ready)).Status);
    }

    private async Task StopsAsync(ReadyAction ready, ActionStatus status, int requests, PermitOperation operation = PermitOperation.Execute)
    {
        var outcome = await ExecuteAsync(ready, operation);

        Assert.Equal(status, outcome.Status);
        Assert.Equal(requests, _server.DryRuns.Count);
        Assert.DoesNotContain(false, _server.DryRuns);
        Assert.Equal(0, _asked);
    }

    private async Task<ActionOutcome> ExecuteAsync(ReadyAction ready, PermitOperation operation = PermitOperation.Execute)
    {
        var bench = new ActionBench(_cluster, _server.Writer);
        var permit = new ExecutionPermit(
            "INC-1/1", operation, Intents.Planned(ready, bench.Restart.Descriptor), ready.Before, ready.After, (_, _) =>
            {
                _asked++;
                return ValueTask.CompletedTask;
            });
        return await bench.Patch.ExecuteAsync(permit, CancellationToken.None);
    }

    private async Task<ReadyAction> PrepareAsync() => Assert.IsType<ReadyAction>(await new ActionBench(_cluster).Restart.PrepareAsync(
        ActionBench.Request("rollout-restart", null, ("at", "2026-03-01T11:59:00Z")), CancellationToken.None));

    /// <summary>The live object with the approved values, as a server without webhooks stores it.</summary>
    private JsonNode AsDesired(ReadyAction ready)
    {
        var stored = Live.DeepClone();
        stored["spec"]!["template"] = JsonNode.Parse(ready.After.Fields["/spec/template"]!.Value.GetRawText());
        return stored;
    }
}
