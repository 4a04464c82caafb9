using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>What may stand in an object, by kind. Whoever writes it: a controller is refused like a person.</summary>
internal static class ObjectValidation
{
    public static List<FieldError> Validate(ObjectKind kind, JsonObject target)
    {
        var errors = new List<FieldError>();
        MetadataValidation.Validate(kind, target.Ensure("metadata"), errors);
        KindRulesCatalogue.Of(kind).Validate?.Invoke(target, errors);
        return errors;
    }
}
