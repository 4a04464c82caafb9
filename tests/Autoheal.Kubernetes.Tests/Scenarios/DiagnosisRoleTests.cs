using Autoheal.Catalogue;
using Autoheal.Context;
using Autoheal.Kubernetes.Access;

namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>The generated role of diagnosis lets everything be seen, nothing beyond is asked for, and without any part of it something stays unseen.</summary>
public sealed class DiagnosisRoleTests
{
    private static readonly ActionScenario s_crashing = ActionScenarios.Find("rollout-undo");

    public static TheoryData<string> Permissions => [.. KubernetesAccess.For([]).Reading.Select(Text)];

    [Fact]
    public async Task Role_AsGenerated_ShowsEverythingAndNothingElseIsAsked()
    {
        using var world = new ActionWorld(s_crashing);

        var context = await CollectAsync(world);

        Assert.All(context.Coverage, entry => Assert.Equal((entry.Kind, CoverageState.Complete), (entry.Kind, entry.State)));
        Assert.All(world.Requests, request =>
        {
            Assert.True(request.Status is < 300 or 404, $"{request.Verb} {request.Path}: {request.Status}");
            var resource = request.Subresource is { Length: > 0 } sub ? $"{request.Resource}/{sub}" : request.Resource;
            Assert.True(
                request.Resource is null || KubernetesAccess.For([]).Reading.Any(granted => granted.Verb == request.Verb && granted.Resource == resource && granted.Group == request.Group),
                $"{request.Verb} {request.Path} is not in the role");
        });
    }

    [Theory]
    [MemberData(nameof(Permissions))]
    public async Task Role_WithoutOnePermission_IsRefusedSomething(string permission)
    {
        using var world = new ActionWorld(s_crashing);
        world.Revoke(KubernetesAccess.For([]).Reading.Single(granted => Text(granted) == permission), "autoheal-reader");

        await CollectAsync(world);

        Assert.Contains(world.Requests, request => request.Status == 403);
    }

    private static string Text(ActionPermission permission) => $"{permission.Verb} {permission.Group}/{permission.Resource}";

    private static async Task<IncidentContext> CollectAsync(ActionWorld world)
    {
        var scope = new IncidentScope { Namespaces = ["checkout"] };
        var context = new ContextBuilder();
        await world.Collector.CollectAsync(scope, context, default);
        return context.Build(scope, world.Clock.GetUtcNow());
    }
}
