using System.Globalization;

namespace Autoheal.Simulation.Applications.Edge;

/// <summary>What ingress controllers and gateways write about requests that they cannot hand on.</summary>
internal static class EdgeWords
{
    public static IReadOnlyList<string> Of(EdgeKind kind, EdgeOutcome outcome) => kind == EdgeKind.Ingress ? Nginx(outcome) : Envoy(outcome);

    private static IReadOnlyList<string> Nginx(EdgeOutcome outcome)
    {
        var route = outcome.Route;
        var upstream = string.Create(CultureInfo.InvariantCulture, $"{route.Owner.Namespace}-{route.Service}-{route.Port}");
        var access = string.Create(CultureInfo.InvariantCulture, $"192.0.2.14 - - \"GET {route.Path} HTTP/2.0\" {outcome.Status} 190 \"-\" \"Mozilla/5.0\" [{upstream}] host={route.Host}");
        return outcome.ServiceExists
            ? [access]
            : [$"W1128 controller.go:1216] Error obtaining Endpoints for Service \"{route.Owner.Namespace}/{route.Service}\": no object matching key \"{route.Owner.Namespace}/{route.Service}\" in local store", access];
    }

    private static IReadOnlyList<string> Envoy(EdgeOutcome outcome)
    {
        var route = outcome.Route;
        var flags = outcome.Status == 503 ? "UF" : "-";
        return
        [
            string.Create(CultureInfo.InvariantCulture,
                $"{{\"method\":\"GET\",\"authority\":\"{route.Host}\",\"path\":\"{route.Path}\",\"response_code\":{outcome.Status},\"response_flags\":\"{flags}\",\"route_name\":\"httproute/{route.Owner.Namespace}/{route.Owner.Name}/rule/0/match/0\"}}"),
        ];
    }
}
