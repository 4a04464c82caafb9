using System.Globalization;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Alerts;

/// <summary>The rules that teams write about their own services: failing requests, and slow ones.</summary>
internal sealed class ServiceRules(ApplicationModel applications)
{
    private const double TooMany = 0.05;
    private static readonly TimeSpan s_tooSlow = TimeSpan.FromMilliseconds(500);

    public void Evaluate(List<AlertSubject> found)
    {
        foreach (var outcome in applications.Edges.Failing)
        {
            var owner = outcome.Route.Owner;
            var (rule, label, job) = owner.Kind == Kinds.Ingress ? ("IngressErrorRateHigh", "ingress", "ingress-nginx") : ("GatewayErrorRateHigh", "httproute", "envoy-gateway");
            found.Add(AlertSubject.Of(
                rule, "critical", owner.Namespace!, "Requests from outside fail.",
                $"Requests of {outcome.Route.Host}{outcome.Route.Path} by {label} {owner.Namespace}/{owner.Name} fail with {outcome.Status}.", (label, owner.Name), ("host", outcome.Route.Host), ("job", job)));
        }

        foreach (var resource in applications.Operators.Failing)
        {
            found.Add(AlertSubject.Of(
                "OperatorReconcileErrors", "warning", resource.Namespace!, "An operator cannot reconcile a resource.",
                $"The operator of {resource.Kind.Kind} {resource.Namespace}/{resource.Name} fails to reconcile it.", ("controller", resource.Kind.Singular), ("name", resource.Name), ("job", "cache-operator")));
        }

        foreach (var health in applications.Troubled())
        {
            (string, string)[] labels = [("service", health.Service), ("job", health.Service)];
            // The figures vary from one evaluation to the next; an alert's labels must not.
            if (health.ErrorShare >= TooMany)
            {
                found.Add(AlertSubject.Of(
                    "ServiceErrorRateHigh", "critical", health.Namespace, "Service fails too many requests.",
                    string.Create(CultureInfo.InvariantCulture, $"Service {health.Namespace}/{health.Service} fails {health.ErrorShare:P0} of its requests."), labels));
            }

            if (health.Delay >= s_tooSlow)
            {
                found.Add(AlertSubject.Of(
                    "ServiceLatencyHigh", "warning", health.Namespace, "Service answers too slowly.",
                    string.Create(CultureInfo.InvariantCulture, $"Service {health.Namespace}/{health.Service} takes {health.Delay.TotalSeconds:0.0} s longer than usual to answer."), labels));
            }
        }
    }
}
