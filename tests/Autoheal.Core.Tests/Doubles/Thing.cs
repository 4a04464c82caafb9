using System.Text.Json;
using Autoheal.Incidents;
using Autoheal.Planning;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>An object of the small world: one guarded field, one status field, healthy when its value is <c>good</c>.</summary>
internal sealed class Thing
{
    public const string Guarded = "/spec/value";

    public required ResourceRef Ref { get; init; }

    public string Value { get; set; } = "bad";

    /// <summary>A status that nobody guards.</summary>
    public int Restarts { get; set; }

    public ObjectChange? ChangedByPerson { get; set; }

    public bool IsHealthy => Value == "good";

    public GuardSet Guards() => GuardsAt(Value);

    public GuardSet GuardsAt(string value) => new(
        Ref, [new KeyValuePair<string, JsonElement?>(Guarded, JsonSerializer.SerializeToElement(value))]);
}
