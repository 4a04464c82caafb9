using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Services.</summary>
internal static class ServiceValidation
{
    public static void Validate(JsonObject spec, List<FieldError> errors)
    {
        var type = spec.Text("type") ?? "";
        if (type is not ("ClusterIP" or "ExternalName" or "LoadBalancer" or "NodePort"))
            errors.Add(FieldError.NotSupported("spec.type", type, "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"));
        var ports = spec.Array("ports");
        if (ports is not { Count: > 0 } && type != "ExternalName" && spec.Text("clusterIP") != "None")
            errors.Add(FieldError.Required("spec.ports"));
        var index = 0;
        foreach (var port in ports.Objects())
        {
            var path = $"spec.ports[{index++}]";
            if (ports!.Count > 1 && port.Text("name") is null or "")
                errors.Add(FieldError.Required($"{path}.name"));
            if (port.Number("port") is not >= 1 or > 65535)
                errors.Add(FieldError.Invalid($"{path}.port", port.Number("port") ?? 0, "must be between 1 and 65535, inclusive"));
        }

        MetadataValidation.ValidateLabels(spec.Object("selector"), "spec.selector", errors);
    }
}
