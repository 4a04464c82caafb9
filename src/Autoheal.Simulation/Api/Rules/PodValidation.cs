using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Pod specs, in pods and in templates.</summary>
internal static class PodValidation
{
    public static void Validate(JsonObject spec, string path, List<FieldError> errors, IEnumerable<string>? furtherVolumes = null)
    {
        var volumes = ValidateVolumes(spec, path, errors);
        volumes.UnionWith(furtherVolumes ?? []);
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (spec.Array("containers") is not { Count: > 0 })
            errors.Add(FieldError.Required($"{path}.containers"));
        ValidateContainers(spec.Array("containers"), $"{path}.containers", volumes, names, errors);
        ValidateContainers(spec.Array("initContainers"), $"{path}.initContainers", volumes, names, errors);
        if (spec.Text("restartPolicy") is not ("Always" or "OnFailure" or "Never"))
            errors.Add(FieldError.NotSupported($"{path}.restartPolicy", spec.Text("restartPolicy") ?? "", "Always", "OnFailure", "Never"));
        if (spec.Number("terminationGracePeriodSeconds") is < 0 and var grace)
            errors.Add(FieldError.Invalid($"{path}.terminationGracePeriodSeconds", grace, "must be greater than or equal to 0"));
        MetadataValidation.ValidateLabels(spec.Object("nodeSelector"), $"{path}.nodeSelector", errors);
    }

    private static HashSet<string> ValidateVolumes(JsonObject spec, string path, List<FieldError> errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var volume in spec.Array("volumes").Objects())
        {
            var at = $"{path}.volumes[{index++}]";
            var name = volume.Text("name") ?? "";
            if (name.Length == 0)
                errors.Add(FieldError.Required($"{at}.name"));
            else if (NameRules.Label(name) is { } problem)
                errors.Add(FieldError.Invalid($"{at}.name", name, problem));
            else if (!names.Add(name))
                errors.Add(FieldError.Duplicate($"{at}.name", name));
        }

        return names;
    }

    private static void ValidateContainers(JsonArray? containers, string path, HashSet<string> volumes, HashSet<string> names, List<FieldError> errors)
    {
        var index = 0;
        foreach (var container in containers.Objects())
        {
            var at = $"{path}[{index++}]";
            var name = container.Text("name") ?? "";
            if (name.Length == 0)
                errors.Add(FieldError.Required($"{at}.name"));
            else if (NameRules.Label(name) is { } problem)
                errors.Add(FieldError.Invalid($"{at}.name", name, problem));
            else if (!names.Add(name))
                errors.Add(FieldError.Duplicate($"{at}.name", name));
            ValidateImage(container, at, errors);
            ValidateEnvironment(container, at, errors);
            ValidateMounts(container, at, volumes, errors);
            ValidateResources(container, at, errors);
            ValidatePorts(container, at, errors);
            ValidateProbes(container, at, errors);
        }
    }

    private static void ValidateImage(JsonObject container, string at, List<FieldError> errors)
    {
        var image = container.Text("image") ?? "";
        if (image.Length == 0)
            errors.Add(FieldError.Required($"{at}.image"));
        else if (image.Trim().Length != image.Length)
            errors.Add(FieldError.Invalid($"{at}.image", image, "must not have leading or trailing whitespace"));
        if (container.Text("imagePullPolicy") is not ("Always" or "IfNotPresent" or "Never"))
            errors.Add(FieldError.NotSupported($"{at}.imagePullPolicy", container.Text("imagePullPolicy") ?? "", "Always", "IfNotPresent", "Never"));
    }

    private static void ValidateEnvironment(JsonObject container, string at, List<FieldError> errors)
    {
        var index = 0;
        foreach (var variable in container.Array("env").Objects())
        {
            var path = $"{at}.env[{index++}]";
            if (variable.Text("name") is null or "")
                errors.Add(FieldError.Required($"{path}.name"));
            if (variable.Object("valueFrom") is null)
                continue;
            if (variable.Text("value") is { Length: > 0 })
                errors.Add(FieldError.Invalid($"{path}.valueFrom", "", "may not be specified when `value` is not empty"));
            foreach (var source in (ReadOnlySpan<string>)["configMapKeyRef", "secretKeyRef"])
            {
                if (variable.Object("valueFrom").Object(source) is { } reference && reference.Text("key") is null or "")
                    errors.Add(FieldError.Required($"{path}.valueFrom.{source}.key"));
            }
        }
    }

    private static void ValidateMounts(JsonObject container, string at, HashSet<string> volumes, List<FieldError> errors)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var mount in container.Array("volumeMounts").Objects())
        {
            var path = $"{at}.volumeMounts[{index++}]";
            var name = mount.Text("name") ?? "";
            if (name.Length == 0)
                errors.Add(FieldError.Required($"{path}.name"));
            else if (!volumes.Contains(name))
                errors.Add(FieldError.NotFound($"{path}.name", name));
            if (mount.Text("mountPath") is not { Length: > 0 } mountPath)
                errors.Add(FieldError.Required($"{path}.mountPath"));
            else if (!paths.Add(mountPath))
                errors.Add(FieldError.Invalid($"{path}.mountPath", mountPath, "must be unique"));
        }
    }

    private static void ValidateResources(JsonObject container, string at, List<FieldError> errors)
    {
        var limits = container.Object("resources").Object("limits");
        foreach (var side in (ReadOnlySpan<string>)["limits", "requests"])
        {
            foreach (var (name, node) in container.Object("resources").Object(side) ?? [])
            {
                var path = $"{at}.resources.{side}[{name}]";
                if (Quantity.TryParse(node) is not { } value)
                    throw StoreException.BadRequest("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
                if (value < 0)
                    errors.Add(FieldError.Invalid(path, node!.ToString(), "must be greater than or equal to 0"));
                if (side == "requests" && limits?[name] is { } limit && value > Quantity.TryParse(limit))
                    errors.Add(FieldError.Invalid($"{at}.resources.requests", node!.ToString(), $"must be less than or equal to {name} limit of {limit}"));
            }
        }
    }

    private static void ValidatePorts(JsonObject container, string at, List<FieldError> errors)
    {
        var index = 0;
        foreach (var port in container.Array("ports").Objects())
        {
            var path = $"{at}.ports[{index++}]";
            if (port.Number("containerPort") is not { } number)
                errors.Add(FieldError.Required($"{path}.containerPort"));
            else if (number is < 1 or > 65535)
                errors.Add(FieldError.Invalid($"{path}.containerPort", number, "must be between 1 and 65535, inclusive"));
            if (port.Text("protocol") is not ("TCP" or "UDP" or "SCTP"))
                errors.Add(FieldError.NotSupported($"{path}.protocol", port.Text("protocol") ?? "", "SCTP", "TCP", "UDP"));
        }
    }

    private static void ValidateProbes(JsonObject container, string at, List<FieldError> errors)
    {
        foreach (var name in (ReadOnlySpan<string>)["livenessProbe", "readinessProbe", "startupProbe"])
        {
            if (container.Object(name) is not { } probe)
                continue;
            if (probe["exec"] is null && probe["httpGet"] is null && probe["tcpSocket"] is null && probe["grpc"] is null)
                errors.Add(FieldError.Required($"{at}.{name}", "must specify a handler type"));
            if (name != "readinessProbe" && probe.Number("successThreshold") is not 1 and var threshold)
                errors.Add(FieldError.Invalid($"{at}.{name}.successThreshold", threshold ?? 0, "must be 1"));
            foreach (var field in (ReadOnlySpan<string>)["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "failureThreshold"])
            {
                if (probe.Number(field) is < 0 and var value)
                    errors.Add(FieldError.Invalid($"{at}.{name}.{field}", value, "must be greater than or equal to 0"));
            }
        }
    }
}
