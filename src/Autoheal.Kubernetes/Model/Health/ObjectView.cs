using System.Globalization;
using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>Reads an object's members without minding what is not there.</summary>
internal sealed class ObjectView(JsonElement root, JsonElement? part = null)
{
    private IReadOnlyList<ConditionView>? _conditions;

    public JsonElement Root => root;

    public string Kind => TextOf(root, "kind");

    /// <summary>The API group; empty for the core group.</summary>
    public string Group => TextOf(root, "apiVersion") is var version && version.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? version[..slash] : "";

    public JsonElement Metadata => Member(root, "metadata");

    public JsonElement Spec => Member(root, "spec");

    /// <summary>The status, or the part of it that this view looks at.</summary>
    public JsonElement Status => part ?? Member(root, "status");

    public bool IsBeingDeleted => TextOf(Metadata, "deletionTimestamp").Length > 0;

    public long? Generation => NumberOf(Member(Metadata, "generation"));

    public bool HasStatus => Status.ValueKind == JsonValueKind.Object && Status.EnumerateObject().Any();

    /// <summary>The conditions of the status, in their order.</summary>
    public IReadOnlyList<ConditionView> Conditions => _conditions ??= ConditionView.ListOf(Status);

    /// <summary>The same object, seen through the objects that its status holds: members and items of lists.</summary>
    public IEnumerable<ObjectView> Parts() => Status.ValueKind == JsonValueKind.Object
        ? Status.EnumerateObject()
            .SelectMany(member => member.Value.ValueKind == JsonValueKind.Array && member.Name != "conditions" ? member.Value.EnumerateArray() : Enumerable.Repeat(member.Value, 1))
            .Where(element => element.ValueKind == JsonValueKind.Object)
            .Select(element => new ObjectView(root, element))
        : [];

    public static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : default;

    public static string TextOf(JsonElement parent, string name) => TextOf(Member(parent, name)) ?? "";

    /// <summary>A scalar as text; null for everything else.</summary>
    public static string? TextOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    public static long? NumberOf(JsonElement element) =>
        long.TryParse(TextOf(element), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static IEnumerable<JsonElement> ItemsOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];
}
