using System.Text.Json;
using Autoheal.Execution;
using Autoheal.Kubernetes.Execution;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>Each precondition refuses by itself: the situation is right for the action but for one thing.</summary>
public sealed class RefusalTests
{
    private const string Argo = """{"metadata":{"annotations":{"argocd.argoproj.io/tracking-id":"shop:x/Y:checkout/z"}}}""";

    public static TheoryData<int, string> Cases
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var index = 0; index < RefusalCases.All.Count; index++)
            {
                data.Add(index, RefusalCases.All[index].Name);
            }

            return data;
        }
    }

    /// <summary>What has an owner that is no controller of pods.</summary>
    public static TheoryData<string> Owned =>
        ["rollout-undo", "rollout-undo StatefulSet", "scale", "cordon", "set-autoscaler-bounds", "suspend-cronjob", "rerun-job", "restore-service-ports", "resize-claim", "restore-configmap"];

    public static TheoryData<string> All => [.. ActionScenarios.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Prepare_ButForOneThing_IsRefused(int index, string name)
    {
        var wrong = RefusalCases.All[index];
        var scenario = ActionScenarios.Find(wrong.Scenario);
        using var world = new ActionWorld(scenario with { Parameters = wrong.Parameters ?? scenario.Parameters });
        wrong.Spoil(world);

        var refused = Assert.IsType<RefusedAction>(await world.Handler.PrepareAsync(world.Request(), default));

        Assert.Equal(name, $"{wrong.Scenario}: {refused.Code}");
        Assert.EndsWith(".", refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Owned))]
    public async Task Prepare_KeptByGitOps_ProposesARevertInGit(string name)
    {
        using var world = new ActionWorld(ActionScenarios.Find(name));
        world.Merge(world.Scenario.Path, Argo);

        var proposal = Assert.IsType<OwnerProposal>(await world.Handler.PrepareAsync(world.Request(), default));

        Assert.Contains("Git", proposal.Proposal, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Prepare_ActingIdentityMayNot_IsRefusedInOneSentence(string name)
    {
        using var world = new ActionWorld(ActionScenarios.Find(name));
        foreach (var permission in world.Access.Acting)
        {
            world.Revoke(permission, "autoheal-actor");
        }

        var refused = Assert.IsType<RefusedAction>(await world.Handler.PrepareAsync(world.Request(), default));

        Assert.Equal("forbidden", refused.Code);
        Assert.Matches(@"^The acting identity may not (create|delete|patch) [a-z./0-9]+( in namespace checkout)?\.$", refused.Reason);
    }

    [Fact]
    public async Task Prepare_UnderMaintenance_NamesTheMarkerAndWhoCordoned()
    {
        using var world = new ActionWorld(ActionScenarios.Find("uncordon"));
        world.Merge(world.Scenario.Path, """{"metadata":{"annotations":{"example.com/maintenance":"until monday"}}}""");

        var refused = Assert.IsType<RefusedAction>(await world.Handler.PrepareAsync(world.Request(), default));

        Assert.Equal(
            "The annotation example.com/maintenance marks Node worker-1 as under maintenance; it was cordoned by somebody at 2026-06-01 12:00Z.", refused.Reason);
    }

    [Theory]
    [InlineData("delete-finished-pod")]
    [InlineData("delete-finished-job")]
    [InlineData("evict-pod")]
    public async Task Execute_FinalizerAddedAfterApproval_RemovesNothing(string name)
    {
        using var world = new ActionWorld(ActionScenarios.Find(name));
        var ready = await ReadyAsync(world);
        world.Merge(world.Scenario.Path, """{"metadata":{"finalizers":["example.com/wait"]}}""");

        Assert.Equal(ActionStatus.Drifted, (await world.ExecuteAsync(ready)).Status);
        Assert.DoesNotContain(world.Requests, request => request.Wrote);
    }

    [Fact]
    public async Task Execute_GuardedFieldChangedAfterApproval_RemovesNothing()
    {
        using var world = new ActionWorld(ActionScenarios.Find("delete-finished-job"));
        var ready = await ReadyAsync(world);
        world.Merge(world.Scenario.Path, """{"spec":{"ttlSecondsAfterFinished":86400}}""");

        Assert.Equal(ActionStatus.Drifted, (await world.ExecuteAsync(ready)).Status);
        Assert.DoesNotContain(world.Requests, request => request.Wrote);
    }

    /// <summary>Even when the finalizer was there all along and is what the permit expects: a defect in preparing must not remove it.</summary>
    [Fact]
    public async Task Execute_FinalizerThatWasExpected_RemovesNothing()
    {
        using var world = new ActionWorld(ActionScenarios.Find("delete-finished-pod"));
        var ready = await ReadyAsync(world);
        world.Merge(world.Scenario.Path, """{"metadata":{"finalizers":["example.com/wait"]}}""");
        var expected = GuardedFields.Capture(ready.Target, JsonSerializer.SerializeToElement(world.Target), ready.Before.Fields.Keys);

        Assert.Equal(ActionStatus.Drifted, (await world.ExecuteAsync(ready, expected)).Status);
        Assert.DoesNotContain(world.Requests, request => request.Wrote);
    }

    private static async Task<ReadyAction> ReadyAsync(ActionWorld world) =>
        Assert.IsType<ReadyAction>(await world.Handler.PrepareAsync(world.Request(), default));
}
