using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>Every action in the simulated cluster, under the service accounts and roles that are generated for it.</summary>
public sealed class ActionScenarioTests
{
    public static TheoryData<string> Scenarios => [.. ActionScenarios.All.Select(scenario => scenario.Name)];

    public static TheoryData<string> Reversible => [.. ActionScenarios.All.Where(scenario => scenario.TheSame.Length > 0).Select(scenario => scenario.Name)];

    [Fact]
    public void Scenarios_CoverEveryAction() => Assert.Equal(
        ActionDescriptors.All.Select(action => action.Name).Order(StringComparer.Ordinal),
        ActionScenarios.All.Select(scenario => scenario.Action).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Scenarios_OfExactActions_AreCompensated() => Assert.Empty(
        ActionDescriptors.All.Where(action => action.Reversibility == Reversibility.Exact).Select(action => action.Name)
            .Except(ActionScenarios.All.Where(scenario => scenario.TheSame.Length > 0).Select(scenario => scenario.Action)));

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task DryRun_Alone_LeavesTheWorldUntouched(string name)
    {
        using var world = new ActionWorld(ActionScenarios.Find(name));
        var ready = await PrepareAsync(world);
        var before = world.Target.ToJsonString();

        var permit = Permit(world, ready, PermitOperation.Execute, ready.Before, ready.After, refuse: true);
        await Assert.ThrowsAsync<PermitRefusedException>(async () => await world.Handler.ExecuteAsync(permit, default));

        Assert.Equal(before, world.Target.ToJsonString());
        Assert.Contains(world.Requests, request => request.DryRun && request.Status < 300);
        Assert.DoesNotContain(world.Requests, request => request.Wrote && !request.DryRun);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Execute_WithTheGeneratedRoles_IsAppliedAndNeverRefused(string name)
    {
        using var world = new ActionWorld(ActionScenarios.Find(name));
        var ready = await PrepareAsync(world);

        Assert.Equal(ActionStatus.Applied, (await DoAsync(world, ready)).Status);

        Assert.All(world.Requests, request => Assert.True(request.Status is < 300 or 404, $"{request.Verb} {request.Path}: {request.Status}"));
        Assert.Single(world.Requests, request => request.Wrote && !request.DryRun);
        Assert.Equal(ReconcileState.Applied, await world.Handler.ReconcileAsync(Intents.Of(ready, world.Handler.Descriptor), default));
    }

    [Theory]
    [MemberData(nameof(Reversible))]
    public async Task Compensate_AfterSomebodyChangedSomethingElse_RestoresTheGuardedFieldsExactly(string name)
    {
        using var world = new ActionWorld(ActionScenarios.Find(name));
        var ready = await PrepareAsync(world);
        Assert.Equal(ActionStatus.Applied, (await DoAsync(world, ready)).Status);
        world.Merge(world.Scenario.Path, world.Scenario.SomethingElse);

        Assert.Equal(ActionStatus.Applied, (await UndoAsync(world, ready)).Status);

        Assert.Null(GuardedFields.FirstDifference(ready.Before, JsonSerializer.SerializeToElement(world.Target)));
        Assert.True(Contains(world.Target, JsonNode.Parse(world.Scenario.SomethingElse)!));
    }

    [Theory]
    [MemberData(nameof(Reversible))]
    public async Task Compensate_AfterSomebodyChangedTheSame_IsAConflictAndWritesNothing(string name)
    {
        using var world = new ActionWorld(ActionScenarios.Find(name));
        var ready = await PrepareAsync(world);
        Assert.Equal(ActionStatus.Applied, (await DoAsync(world, ready)).Status);
        world.Merge(world.Scenario.Path, world.Scenario.TheSame);
        var theirs = world.Target.ToJsonString();

        Assert.Equal(ActionStatus.Conflict, (await UndoAsync(world, ready)).Status);
        Assert.Equal(theirs, world.Target.ToJsonString());
    }

    private static async Task<ReadyAction> PrepareAsync(ActionWorld world)
    {
        var preparation = await world.Handler.PrepareAsync(world.Request(), default);
        return preparation is RefusedAction refused
            ? throw new InvalidOperationException($"{refused.Code}: {refused.Reason}")
            : Assert.IsType<ReadyAction>(preparation);
    }

    private static ValueTask<ActionOutcome> DoAsync(ActionWorld world, ReadyAction ready) =>
        world.Handler.ExecuteAsync(Permit(world, ready, PermitOperation.Execute, ready.Before, ready.After), default);

    private static ValueTask<ActionOutcome> UndoAsync(ActionWorld world, ReadyAction ready) =>
        world.Handler.ExecuteAsync(Permit(world, ready, PermitOperation.Compensate, ready.After, ready.Before), default);

    private static ExecutionPermit Permit(
        ActionWorld world, ReadyAction ready, PermitOperation operation, GuardSet expected, GuardSet desired, bool refuse = false) => new(
        "INC-1/1", operation, Intents.Planned(ready, world.Handler.Descriptor), expected, desired,
        (_, _) => refuse ? throw new PermitRefusedException("not now") : ValueTask.CompletedTask);

    private static bool Contains(JsonNode? whole, JsonNode part) => part is JsonObject members
        ? members.All(member => Contains(whole?[member.Key], member.Value!))
        : JsonNode.DeepEquals(whole, part);
}
