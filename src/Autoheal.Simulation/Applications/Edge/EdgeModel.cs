using System.Text.Json.Nodes;
using Autoheal.Simulation.Applications.Calls;
using Autoheal.Simulation.Applications.Networking;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Applications.Edge;

/// <summary>The ingress controllers and gateways that run: which of their routes lead to somebody who answers.</summary>
internal sealed class EdgeModel(ObjectStore store, Agenda agenda, ClusterNetwork network, Func<Connection, RunningProgram?> programAt)
{
    private const string GatewayController = "gateway.example.com/gatewayclass-controller";
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(2);
    private readonly List<RunningEdge> _running = [];
    private IReadOnlyList<EdgeOutcome> _failing = [];
    private bool _booked;

    /// <summary>Grows whenever a route turns.</summary>
    public long Version { get; private set; }

    /// <summary>The routes whose requests fail.</summary>
    public IReadOnlyList<EdgeOutcome> Failing => _failing;

    public void Add(RunningEdge edge)
    {
        _running.Add(edge);
        Mark();
    }

    public void Remove(RunningEdge edge)
    {
        _running.Remove(edge);
        Mark();
    }

    public void Observe(StoreChange change)
    {
        if (_running.Count > 0 && (change.Kind == Kinds.Ingress || change.Kind == Kinds.Service || change.Kind == Kinds.Endpoints || change.Kind.Group == EdgeRoutes.GatewayGroup))
            Mark();
    }

    /// <summary>Looks at all routes again, soon.</summary>
    public void Mark()
    {
        if (_booked || (_running.Count == 0 && _failing.Count == 0))
            return;
        _booked = true;
        agenda.In(s_delay, Evaluate);
    }

    private void Evaluate()
    {
        _booked = false;
        var failing = new List<EdgeOutcome>();
        foreach (var byKind in _running.GroupBy(edge => edge.Kind).ToArray())
        {
            var outcomes = EdgeRoutes.Of(store, byKind.Key).Select(route => Ask(byKind.First(), route)).ToArray();
            var bad = outcomes.Where(outcome => outcome.Status != 200).ToArray();
            failing.AddRange(bad);
            foreach (var edge in byKind.ToArray())
                edge.Complain([.. bad.SelectMany(outcome => EdgeWords.Of(edge.Kind, outcome))]);
            if (byKind.Key == EdgeKind.Gateway)
                Report(outcomes);
        }

        if (_failing.SequenceEqual(failing))
            return;
        _failing = failing;
        Version++;
    }

    private EdgeOutcome Ask(RunningEdge edge, EdgeRoute route)
    {
        var ns = route.Owner.Namespace!;
        if (store.Find(Kinds.Service, ns, route.Service) is null)
            return new(route, edge.Kind == EdgeKind.Ingress ? 503 : 500, 1, ServiceExists: false);
        var ways = network.Routes(edge.Start.Process.Pod, $"{route.Service}.{ns}.svc.cluster.local", route.Port);
        var share = ways.Average(ShareOfFailures);
        return new(route, share < 0.05 ? 200 : ways.All(way => way.Open) ? 500 : 503, Math.Round(share, 2), ServiceExists: true);
    }

    private double ShareOfFailures(Connection way)
    {
        if (!way.Open)
            return 1;
        return programAt(way) is RunningApplication service ? service.Condition.Hung ? 1 : service.Condition.ErrorPercent / 100.0 : 0;
    }

    /// <summary>What the gateway's controller says about routes in their status.</summary>
    private void Report(IReadOnlyList<EdgeOutcome> outcomes)
    {
        foreach (var byRoute in outcomes.GroupBy(outcome => (outcome.Route.Owner.Namespace, outcome.Route.Owner.Name)))
        {
            var route = byRoute.First().Route.Owner;
            var missing = byRoute.FirstOrDefault(outcome => !outcome.ServiceExists)?.Route.Service;
            var conditions = new JsonArray(
                Condition(route, "Accepted", true, "Accepted", "Route is accepted"),
                missing is null
                    ? Condition(route, "ResolvedRefs", true, "ResolvedRefs", "Resolved all the Object references for the Route")
                    : Condition(route, "ResolvedRefs", false, "BackendNotFound", $"Service {route.Namespace}/{missing} not found"));
            Write(route, conditions);
        }
    }

    private void Write(StoredObject route, JsonArray conditions)
    {
        var parent = (route.Status.Array("parents") ?? []).FirstOrDefault() as JsonObject;
        foreach (var condition in conditions)
        {
            if (Conditions.Find(parent, condition.Text("type")!) is { } before && before.Text("status") == condition.Text("status"))
                condition!["lastTransitionTime"] = before.Text("lastTransitionTime");
        }

        if (JsonNode.DeepEquals(parent.Array("conditions"), conditions))
            return;
        using (store.As("envoy-gateway"))
        {
            store.MutateStatus(EdgeRoutes.HttpRoute(store)!, route.Namespace, route.Name, json => json.Ensure("status")["parents"] = new JsonArray(new JsonObject
            {
                ["controllerName"] = GatewayController,
                ["parentRef"] = (route.Spec.Array("parentRefs") ?? []).FirstOrDefault()?.DeepClone(),
                ["conditions"] = conditions,
            }));
        }
    }

    private JsonObject Condition(StoredObject route, string type, bool holds, string reason, string message) => new()
    {
        ["type"] = type,
        ["status"] = holds ? "True" : "False",
        ["observedGeneration"] = route.Metadata.Number("generation") ?? 1,
        ["lastTransitionTime"] = KubernetesTime.Format(agenda.Now),
        ["reason"] = reason,
        ["message"] = message,
    };
}
