using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>A generated role holds nothing that the action could do without, and the action asks for nothing else.</summary>
public sealed class GeneratedRoleTests
{
    public static TheoryData<string> Actions => [.. ActionScenarios.All.Select(scenario => scenario.Action).Distinct()];

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Role_WithoutOneOfItsPermissions_FailsInOneOfTheActionsScenarios(string action)
    {
        var descriptor = ActionDescriptors.All.Single(candidate => candidate.Name == action);
        var missed = new List<(ActionPermission Permission, string Identity)>(
        [
            .. descriptor.ReadPermissions.Distinct().Select(permission => (permission, "autoheal-reader")),
            .. descriptor.WritePermissions.Select(permission => (permission, "autoheal-actor")),
        ]);
        foreach (var scenario in ActionScenarios.All.Where(scenario => scenario.Action == action))
        {
            for (var index = missed.Count - 1; index >= 0; index--)
            {
                if (await FailsWithoutAsync(scenario, missed[index].Permission, missed[index].Identity))
                {
                    missed.RemoveAt(index);
                }
            }
        }

        Assert.Empty(missed.Select(entry => $"{entry.Permission.Verb} {entry.Permission.Group}/{entry.Permission.Resource}"));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Requests_OfAnAction_AreAllInItsDescriptor(string action)
    {
        var descriptor = ActionDescriptors.All.Single(candidate => candidate.Name == action);
        foreach (var scenario in ActionScenarios.All.Where(scenario => scenario.Action == action))
        {
            using var world = new ActionWorld(scenario);
            Assert.True(await SucceedsAsync(world));

            // Discovery and questions about oneself are free to everyone who is authenticated.
            foreach (var request in world.Requests.Where(request => request.Resource is not (null or "selfsubjectaccessreviews")))
            {
                var granted = request.User.EndsWith("reader", StringComparison.Ordinal) ? descriptor.ReadPermissions : descriptor.WritePermissions;
                var resource = request.Subresource is { Length: > 0 } sub ? $"{request.Resource}/{sub}" : request.Resource;
                Assert.Contains(granted, permission => permission.Verb == request.Verb && permission.Resource == resource && permission.Group == request.Group);
            }
        }
    }

    private static async Task<bool> FailsWithoutAsync(ActionScenario scenario, ActionPermission permission, string identity)
    {
        using var world = new ActionWorld(scenario);
        world.Revoke(permission, identity);
        return !await SucceedsAsync(world);
    }

    private static async Task<bool> SucceedsAsync(ActionWorld world)
    {
        try
        {
            if (await world.Handler.PrepareAsync(world.Request(), default) is not ReadyAction ready)
            {
                return false;
            }

            var permit = new ExecutionPermit(
                "INC-1/1", PermitOperation.Execute, Intents.Planned(ready, world.Handler.Descriptor), ready.Before, ready.After, (_, _) => ValueTask.CompletedTask);
            return (await world.Handler.ExecuteAsync(permit, default)).Status == ActionStatus.Applied;
        }
        catch (KubernetesApiException)
        {
            return false;
        }
    }
}
