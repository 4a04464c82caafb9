using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>What the API server knows about the contents of one kind. Members that are absent do nothing.</summary>
internal sealed record KindRules
{
    public static KindRules None { get; } = new();

    /// <summary>Fills in what the author left out, in place.</summary>
    public Action<JsonObject>? Default { get; init; }

    /// <summary>Adds what is wrong with the object.</summary>
    public Action<JsonObject, List<FieldError>>? Validate { get; init; }

    /// <summary>Adds what the update may not change.</summary>
    public Action<JsonObject, StoredObject, List<FieldError>>? ValidateUpdate { get; init; }

    /// <summary>The status of a new object; empty when absent.</summary>
    public Func<JsonObject, JsonObject>? InitialStatus { get; init; }
}
