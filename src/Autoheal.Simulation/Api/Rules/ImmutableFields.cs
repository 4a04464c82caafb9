using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>What an update may not change.</summary>
internal static class ImmutableFields
{
    private const string Immutable = "field is immutable";

    public static void CheckSelector(JsonObject updated, StoredObject current, List<FieldError> errors)
    {
        var selector = updated.Object("spec").Object("selector");
        if (!JsonNode.DeepEquals(selector, current.Spec.Object("selector")))
            errors.Add(new("FieldValueInvalid", "spec.selector", $"Invalid value: {GoText.LabelSelector(selector)}: {Immutable}"));
    }

    /// <summary>A pod's spec may change only in its images, its deadline, added tolerations, and, by the scheduler alone, its node.</summary>
    public static void CheckPod(JsonObject pod, StoredObject current, List<FieldError> errors)
    {
        var updated = pod.Object("spec")!;
        if (current.Spec is not { } old || JsonNode.DeepEquals(updated, old))
            return;
        var (wanted, before) = (updated.Clone(), old.Clone());
        foreach (var list in (ReadOnlySpan<string>)["containers", "initContainers"])
        {
            foreach (var container in wanted.Array(list).Objects().Concat(before.Array(list).Objects()))
                container.Remove("image");
        }

        foreach (var field in (ReadOnlySpan<string>)["activeDeadlineSeconds", "tolerations"])
        {
            wanted.Remove(field);
            before.Remove(field);
        }

        if (before.Text("nodeName") is null or "")
        {
            wanted.Remove("nodeName");
            before.Remove("nodeName");
        }

        if (!JsonNode.DeepEquals(wanted, before))
        {
            errors.Add(FieldError.Forbidden("spec",
                "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
                + "`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)"));
        }
    }

    public static void CheckClusterAddress(JsonObject updated, StoredObject current, List<FieldError> errors)
    {
        var spec = updated.Object("spec");
        if (spec.Text("type") != "ExternalName" && current.Spec.Text("clusterIP") is { Length: > 0 } address && spec.Text("clusterIP") != address)
            errors.Add(FieldError.Invalid("spec.clusterIPs[0]", spec.Text("clusterIP") ?? "", "may not change once set"));
    }

    public static void CheckRevisionContents(JsonObject updated, StoredObject current, List<FieldError> errors)
    {
        if (!JsonNode.DeepEquals(updated["data"], current.Json["data"]))
            errors.Add(new("FieldValueInvalid", "data", $"Invalid value: runtime.RawExtension{{...}}: {Immutable}"));
    }
}
