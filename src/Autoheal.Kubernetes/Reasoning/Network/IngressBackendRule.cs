using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>A path of an Ingress leads to a Service or port that does not exist, or its class does not (taxonomy row 64).</summary>
internal sealed class IngressBackendRule : IDiagnosticRule
{
    public string Name => "ingress-backend";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NetworkCauses.IngressBackend, NetworkCauses.IngressClassMissing];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { } scene)
        {
            yield break;
        }

        foreach (var ingress in scene.Model.Ingresses)
        {
            if (FindWrong(scene.Model, ingress) is var (path, backend, wrong))
            {
                yield return Describe(scene, ingress, path, backend, wrong);
            }
            else if (ingress.ClassName.Length > 0 && !ingress.HasAddress && scene.Model.IngressClasses.Find("", ingress.ClassName).IsAbsent)
            {
                yield return DescribeClass(scene, ingress);
            }
        }
    }

    private static (string Path, RouteBackend Backend, string Wrong)? FindWrong(ClusterModel model, Ingress ingress)
    {
        foreach (var path in ingress.Paths)
        {
            if (path.Backend is { } backend && Backends.Wrong(model, ingress.Namespace, backend) is { } wrong)
            {
                return ($"{path.Host}{path.Path}", backend, wrong);
            }
        }

        return ingress.DefaultBackend is { } fallback && Backends.Wrong(model, ingress.Namespace, fallback) is { } why ? ("its default backend", fallback, why) : null;
    }

    private static Finding Describe(NetworkScene scene, Ingress ingress, string path, RouteBackend backend, string wrong)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        var target = model.Reference(ingress);
        checks.Supports(0.75, wrong, checks.Controlled(ingress, "service.absent", $"{backend.Service}:{backend.Port}"));
        checks.Supports(0.5, $"{path} leads to {backend.Service}:{backend.Port}", checks.Declared(ingress, "ingress.backend", $"{backend.Service}:{backend.Port}"));
        NetworkChecks.AddChange(checks, scene, ingress, ChangedParts.Spec, 0.3);
        return new Finding
        {
            Cause = NetworkCauses.IngressBackend.Code,
            Object = target,
            Title = $"Ingress {ingress.Name} leads to {backend.Service}:{backend.Port}, which does not exist",
            Summary = $"Ingress {ingress.Name} sends {path} to Service {backend.Service} port {backend.Port}: {wrong}. Requests get 503.",
            Checks = checks.Checks,
            Explains = [target, .. Around(model, ingress)],
            Since = ingress.Metadata.SpecChangedAt,
        };
    }

    // Who looks at the site sees the failure at the Services and workloads that the Ingress is there for.
    private static IEnumerable<Incidents.ResourceRef> Around(ClusterModel model, Ingress ingress) =>
        model.Services.In(ingress.Namespace).Where(service => service.Name == ingress.Name).Select(model.Reference);

    private static Finding DescribeClass(NetworkScene scene, Ingress ingress)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        var target = model.Reference(ingress);
        checks.Supports(0.7, $"there is no IngressClass {ingress.ClassName}", checks.Controlled(ingress, "ingressclass.absent", ingress.ClassName));
        checks.Supports(0.4, "no controller gave it an address", checks.Controlled(ingress, "ingress.address", "none"));
        checks.Supports(0.3, $"its class is {ingress.ClassName}", checks.Declared(ingress, "spec.ingressClassName", ingress.ClassName));
        return new Finding
        {
            Cause = NetworkCauses.IngressClassMissing.Code,
            Object = target,
            Title = $"Ingress {ingress.Name} has the class {ingress.ClassName}, which does not exist",
            Summary = $"No IngressClass is called {ingress.ClassName}: no controller serves Ingress {ingress.Name}, and it has no address.",
            Checks = checks.Checks,
            Explains = [target],
            Since = ingress.Metadata.SpecChangedAt,
        };
    }
}
