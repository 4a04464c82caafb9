using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Events.</summary>
internal static class EventValidation
{
    public static void Validate(JsonObject target, List<FieldError> errors)
    {
        var involved = target.Text("involvedObject", "namespace") ?? "";
        var ns = target.Text("metadata", "namespace");
        // Events about cluster-scoped objects live in the default namespace.
        if (involved != ns && !(involved.Length == 0 && ns is "default" or "kube-system"))
            errors.Add(FieldError.Invalid("involvedObject.namespace", involved, "does not match event.namespace"));
    }
}
