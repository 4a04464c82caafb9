using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>One call of one webhook: where it goes, what stands in its way, and what it answers.</summary>
internal sealed class WebhookCall
{
    private readonly ObjectStore _store;
    private readonly WebhookScripts _scripts;
    private readonly string? _caBundle;
    private readonly string _namespace = "";
    private readonly string _service = "";

    public WebhookCall(JsonObject webhook, ObjectStore store, WebhookScripts scripts)
    {
        _store = store;
        _scripts = scripts;
        var client = webhook.Object("clientConfig");
        _caBundle = client.Text("caBundle");
        var timeout = string.Create(CultureInfo.InvariantCulture, $"?timeout={webhook.Number("timeoutSeconds") ?? 10}s");
        if (client.Object("service") is { } service)
        {
            (_namespace, _service) = (service.Text("namespace") ?? "", service.Text("name") ?? "");
            Url = string.Create(CultureInfo.InvariantCulture, $"https://{_service}.{_namespace}.svc:{service.Number("port") ?? 443}{service.Text("path") ?? "/"}{timeout}");
        }
        else
        {
            Url = client.Text("url") + timeout;
        }
    }

    public string Url { get; }

    /// <summary>Why the webhook cannot be called; null when it can.</summary>
    public string? FindObstacle()
    {
        if (_service.Length == 0)
            return null;
        if (_store.Find(Kinds.Service, _namespace, _service) is null)
            return $"service \"{_service}\" not found";
        if (!HasEndpoints())
            return $"no endpoints available for service \"{_service}\"";
        return _scripts.Trusts(_namespace, _service, _caBundle) ? null : "tls: failed to verify certificate: x509: certificate signed by unknown authority";
    }

    public WebhookAnswer Ask(AdmissionRequest request) => _scripts.Ask(_namespace, _service, new()
    {
        ["operation"] = request.Operation,
        ["kind"] = new JsonObject { ["group"] = request.Kind.Group, ["version"] = request.Kind.Version, ["kind"] = request.Kind.Kind },
        ["resource"] = new JsonObject { ["group"] = request.Kind.Group, ["version"] = request.Kind.Version, ["resource"] = request.Kind.Plural },
        ["name"] = request.Name,
        ["namespace"] = request.Namespace,
        ["object"] = request.Operation == "DELETE" ? null : request.Object.DeepClone(),
        ["oldObject"] = request.Old?.Json.DeepClone(),
    });

    private bool HasEndpoints()
    {
        foreach (var subset in _store.Find(Kinds.Endpoints, _namespace, _service)?.Json.Array("subsets").Objects() ?? [])
        {
            if (subset.Array("addresses") is { Count: > 0 })
                return true;
        }

        return false;
    }
}
