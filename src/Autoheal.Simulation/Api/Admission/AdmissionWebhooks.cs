using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Patching;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>Calls the webhooks whose configurations match a request.</summary>
internal sealed class AdmissionWebhooks(WebhookScripts scripts)
{
    /// <exception cref="StoreException">The webhook refuses, or cannot be called and its policy is to fail.</exception>
    public void Mutate(AdmissionRequest request)
    {
        foreach (var (webhook, call) in Matching(Kinds.MutatingWebhookConfiguration, request))
        {
            if (Ask(webhook, call, request) is not { Patch: { } patch })
                continue;
            var changed = JsonPatch.Apply(request.Object.Clone(), patch.DeepClone());
            request.Object.Clear();
            foreach (var (field, value) in changed.ToArray())
            {
                changed.Remove(field);
                request.Object[field] = value;
            }
        }
    }

    /// <exception cref="StoreException">The webhook refuses, or cannot be called and its policy is to fail.</exception>
    public void Validate(AdmissionRequest request)
    {
        foreach (var (webhook, call) in Matching(Kinds.ValidatingWebhookConfiguration, request))
            Ask(webhook, call, request);
    }

    private IEnumerable<(JsonObject Webhook, WebhookCall Call)> Matching(ObjectKind configurations, AdmissionRequest request)
    {
        if (request.Kind == Kinds.ValidatingWebhookConfiguration || request.Kind == Kinds.MutatingWebhookConfiguration)
            yield break;
        foreach (var configuration in request.Store.List(configurations))
        {
            foreach (var webhook in configuration.Json.Array("webhooks").Objects())
            {
                if (WebhookMatch.Matches(webhook, request))
                    yield return (webhook, new(webhook, request.Store, scripts));
            }
        }
    }

    private static WebhookAnswer? Ask(JsonObject webhook, WebhookCall call, AdmissionRequest request)
    {
        var name = webhook.Text("name");
        if (call.FindObstacle() is { } obstacle)
            return Failed(webhook, call, obstacle);
        var answer = call.Ask(request);
        if (answer.Latency > TimeSpan.FromSeconds(webhook.Number("timeoutSeconds") ?? 10))
            return Failed(webhook, call, "context deadline exceeded");
        if (answer.Allowed)
            return answer;
        throw new StoreException(StatusReason.Forbidden, answer.Message is { Length: > 0 } message
            ? $"admission webhook \"{name}\" denied the request: {message}"
            : $"admission webhook \"{name}\" denied the request without explanation");
    }

    private static WebhookAnswer? Failed(JsonObject webhook, WebhookCall call, string why)
    {
        if (webhook.Text("failurePolicy") == "Ignore")
            return null;
        var message = $"failed calling webhook \"{webhook.Text("name")}\": failed to call webhook: Post \"{call.Url}\": {why}";
        throw new StoreException(StatusReason.InternalError, "Internal error occurred: " + message) { Causes = [new("", "", message)] };
    }
}
