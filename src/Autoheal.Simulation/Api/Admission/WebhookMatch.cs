using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Api.Selecting;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>Whether a webhook wants to see a request: its rules and its two selectors.</summary>
internal static class WebhookMatch
{
    public static bool Matches(JsonObject webhook, AdmissionRequest request)
    {
        if (!webhook.Array("rules").Objects().Any(rule => MatchesRule(rule, request)))
            return false;
        var labels = request.Object.Object("metadata").Object("labels");
        if (!Selects(webhook.Object("objectSelector"), labels))
            return false;
        var ofNamespace = request.Kind == Kinds.Namespace
            ? labels
            : request.Namespace is { } ns ? request.Store.Find(Kinds.Namespace, null, ns)?.Labels : null;
        return (request.Namespace is null && request.Kind != Kinds.Namespace) || Selects(webhook.Object("namespaceSelector"), ofNamespace);
    }

    private static bool MatchesRule(JsonObject rule, AdmissionRequest request)
    {
        var scope = rule.Text("scope") ?? "*";
        return Lists(rule, "operations", request.Operation)
            && Lists(rule, "apiGroups", request.Kind.Group)
            && Lists(rule, "apiVersions", request.Kind.Version)
            && (Lists(rule, "resources", request.Kind.Plural) || Lists(rule, "resources", "*/*"))
            && (scope == "*" || (scope == "Namespaced") == request.Kind.Namespaced);
    }

    private static bool Lists(JsonObject rule, string field, string value)
    {
        foreach (var listed in rule.Array(field) ?? [])
        {
            if (listed?.ToString() is "*" || listed?.ToString() == value)
                return true;
        }

        return false;
    }

    private static bool Selects(JsonObject? selector, JsonObject? labels) => selector is null || LabelSelector.FromObject(selector).Matches(labels);
}
