using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>NetworkPolicies.</summary>
internal static class NetworkPolicyRules
{
    public static KindRules Rules { get; } = new() { Default = policy => Default(policy.Ensure("spec")), Validate = Validate };

    private static void Default(JsonObject spec)
    {
        spec.Ensure("podSelector");
        if (spec.Array("policyTypes") is not { Count: > 0 })
            spec["policyTypes"] = spec.Array("egress") is { Count: > 0 } ? new JsonArray("Ingress", "Egress") : new JsonArray("Ingress");
        foreach (var direction in (ReadOnlySpan<string>)["ingress", "egress"])
        {
            foreach (var rule in spec.Array(direction).Objects())
            {
                foreach (var port in rule.Array("ports").Objects())
                    port.Default("protocol", "TCP");
            }
        }
    }

    private static void Validate(JsonObject policy, List<FieldError> errors)
    {
        var index = 0;
        foreach (var type in policy.Object("spec").Array("policyTypes") ?? [])
        {
            if (type?.ToString() is not ("Ingress" or "Egress"))
                errors.Add(FieldError.NotSupported($"spec.policyTypes[{index}]", type?.ToString() ?? "", "Egress", "Ingress"));
            index++;
        }
    }
}
