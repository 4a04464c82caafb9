using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Configurations of admission webhooks.</summary>
internal static class WebhookRules
{
    public static KindRules Validating { get; } = new() { Default = configuration => Default(configuration, mutating: false), Validate = Validate };

    public static KindRules Mutating { get; } = new() { Default = configuration => Default(configuration, mutating: true), Validate = Validate };

    private static void Default(JsonObject configuration, bool mutating)
    {
        foreach (var webhook in configuration.Array("webhooks").Objects())
        {
            webhook.Object("clientConfig").Object("service")?.Default("port", 443);
            foreach (var rule in webhook.Array("rules").Objects())
                rule.Default("scope", "*");
            webhook.Default("failurePolicy", "Fail");
            webhook.Default("matchPolicy", "Equivalent");
            webhook.Default("namespaceSelector", new JsonObject());
            webhook.Default("objectSelector", new JsonObject());
            webhook.Default("timeoutSeconds", 10);
            if (mutating)
                webhook.Default("reinvocationPolicy", "Never");
        }
    }

    private static void Validate(JsonObject configuration, List<FieldError> errors)
    {
        var index = 0;
        foreach (var webhook in configuration.Array("webhooks").Objects())
        {
            var path = $"webhooks[{index++}]";
            if (webhook.Text("name") is not { } name || name.Split('.').Length < 3)
                errors.Add(FieldError.Invalid($"{path}.name", webhook.Text("name") ?? "", "should be a domain with at least three segments separated by dots"));
            if (webhook.Text("sideEffects") is null)
                errors.Add(FieldError.Required($"{path}.sideEffects", "must specify one of None, NoneOnDryRun"));
            else if (webhook.Text("sideEffects") is not ("None" or "NoneOnDryRun"))
                errors.Add(FieldError.NotSupported($"{path}.sideEffects", webhook.Text("sideEffects")!, "None", "NoneOnDryRun"));
            if (webhook.Array("admissionReviewVersions") is not { Count: > 0 })
                errors.Add(FieldError.Required($"{path}.admissionReviewVersions", "must specify one of v1, v1beta1"));
            if (webhook.Text("failurePolicy") is not ("Fail" or "Ignore"))
                errors.Add(FieldError.NotSupported($"{path}.failurePolicy", webhook.Text("failurePolicy") ?? "", "Fail", "Ignore"));
            if (webhook.Number("timeoutSeconds") is < 1 or > 30)
                errors.Add(FieldError.Invalid($"{path}.timeoutSeconds", webhook.Number("timeoutSeconds")!, "the timeout value must be between 1 and 30 seconds"));
            if (webhook.Object("clientConfig") is not { } client || (client["service"] is null) == (client["url"] is null))
                errors.Add(FieldError.Required($"{path}.clientConfig", "exactly one of url or service is required"));
        }
    }
}
