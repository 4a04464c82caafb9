using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>A route of a Gateway leads to a Service or port that does not exist (taxonomy row 65).</summary>
internal sealed class GatewayRouteRule : IDiagnosticRule
{
    public string Name => "gateway-route";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NetworkCauses.GatewayRoute];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { } scene)
        {
            yield break;
        }

        foreach (var route in scene.Model.HttpRoutes)
        {
            foreach (var rule in route.Rules)
            {
                if (rule.Backends.Select(backend => (Backend: backend, Wrong: Backends.Wrong(scene.Model, route.Namespace, backend))).FirstOrDefault(each => each.Wrong is not null)
                    is ({ } backend, { } wrong))
                {
                    yield return Describe(scene, route, rule, backend, wrong);
                    break;
                }
            }
        }
    }

    private static Finding Describe(NetworkScene scene, HttpRoute route, HttpRouteRule rule, RouteBackend backend, string wrong)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        var target = model.Reference(route);
        var path = rule.Paths.Count == 0 ? "all paths" : string.Join(", ", rule.Paths.Take(3));
        checks.Supports(0.7, wrong, checks.Controlled(route, "service.absent", $"{backend.Service}:{backend.Port}"));
        checks.Supports(0.4, $"{path} lead to {backend.Service}:{backend.Port}", checks.Declared(route, "route.backend", $"{backend.Service}:{backend.Port}"));
        if (route.Conditions.Find("ResolvedRefs") is { Status: "False" } refused)
        {
            checks.Supports(0.6, $"the Gateway says ResolvedRefs=False ({refused.Reason})", checks.Controlled(route, "condition.ResolvedRefs", refused.Reason, refused.ChangedAt));
        }

        NetworkChecks.AddChange(checks, scene, route, ChangedParts.Spec, 0.3);
        return new Finding
        {
            Cause = NetworkCauses.GatewayRoute.Code,
            Object = target,
            Title = $"HTTPRoute {route.Name} leads to {backend.Service}:{backend.Port}, which does not exist",
            Summary = $"HTTPRoute {route.Name} sends {path} to Service {backend.Service} port {backend.Port}: {wrong}. The Gateway answers 500.",
            Checks = checks.Checks,
            Explains = [target, .. model.Services.In(route.Namespace).Where(service => service.Name == route.Name).Select(model.Reference)],
            Since = route.Metadata.SpecChangedAt,
        };
    }
}
