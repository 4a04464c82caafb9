using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Execution;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>
/// A secret that lies around, or in, an action's target shows up in nothing that is recorded or shown of the action: its changes, its words, its
/// outcome and its compensation. Only the images hold it; those are encrypted.
/// </summary>
public sealed class ActionCanaryTests
{
    private const string Canary = "canary-5f0c2e71b94d";

    public static TheoryData<string> Scenarios => [.. ActionScenarios.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Action_SecretAroundItsTarget_IsNeverShown(string name)
    {
        using var world = new ActionWorld(ActionScenarios.Find(name));
        Plant(world);
        var ready = Assert.IsType<ReadyAction>(await world.Handler.PrepareAsync(world.Request(), default));

        var applied = await world.ExecuteAsync(ready);
        if (world.Exists(world.Scenario.Path))
        {
            world.Merge(world.Scenario.Path, $$$$"""{"metadata":{"annotations":{"example.com/other":"{{{{Canary}}}}"}}}""");
        }

        var undone = ready.Compensation.Available ? await UndoAsync(world, ready) : applied;

        Assert.Equal(ActionStatus.Applied, applied.Status);
        var shown = JsonSerializer.Serialize(new
        {
            Plan = Intents.Planned(ready, world.Handler.Descriptor),
            ready.Changes,
            ready.Summary,
            ready.KubectlEquivalent,
            ready.Compensation,
            ready.Effect,
            ready.Harm,
            Messages = new[] { applied.Message, undone.Message },
        });
        Assert.DoesNotContain(Canary, shown, StringComparison.Ordinal);
    }

    private static ValueTask<ActionOutcome> UndoAsync(ActionWorld world, ReadyAction ready) => world.Handler.ExecuteAsync(
        new ExecutionPermit(
            "INC-1/2", PermitOperation.Compensate, Intents.Planned(ready, world.Handler.Descriptor), ready.After, ready.Before, (_, _) => ValueTask.CompletedTask),
        default);

    /// <summary>On the target itself, in the template of a workload, and in everything else that a namespace holds.</summary>
    private static void Plant(ActionWorld world)
    {
        world.Merge(world.Scenario.Path, Annotations(world.Target).ToJsonString(), "ci-deployer");
        world.Create("/api/v1/namespaces/checkout/secrets", $$$"""{"metadata":{"name":"planted"},"stringData":{"token":"{{{Canary}}}"}}""");
        world.Create("/api/v1/namespaces/checkout/configmaps", $$$"""{"metadata":{"name":"planted"},"data":{"token":"{{{Canary}}}"}}""");
        world.Create("/api/v1/namespaces/checkout/events", $$$"""
            {"metadata":{"name":"planted"},"reason":"{{{Canary}}}","message":"token {{{Canary}}}","type":"Warning",
             "involvedObject":{"kind":"{{{world.Target["kind"]}}}","name":"{{{world.Target["metadata"]!["name"]}}}","namespace":"checkout"}}
            """);
    }

    private static JsonObject Annotations(JsonObject target)
    {
        var annotations = new JsonObject { ["example.com/note"] = Canary };
        if (target["metadata"]!["annotations"]?["kubectl.kubernetes.io/last-applied-configuration"]?.ToString() is { } applied)
        {
            var document = JsonNode.Parse(applied)!.AsObject();
            document["metadata"] = new JsonObject { ["annotations"] = new JsonObject { ["example.com/note"] = Canary } };
            annotations["kubectl.kubernetes.io/last-applied-configuration"] = document.ToJsonString();
        }

        return new JsonObject { ["metadata"] = new JsonObject { ["annotations"] = annotations } };
    }
}
