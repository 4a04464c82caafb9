using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Storage;

/// <summary>
/// One top-level field of an object, such as <c>metadata</c> or <c>spec</c>, as bytes. Immutable, and shared by all versions that agree in it:
/// most writes change a status and leave the rest.
/// </summary>
internal sealed class ObjectSection
{
    private JsonElement? _element;
    private List<(FieldPath Path, int Start, int Length)>? _fields;

    private ObjectSection(string name, byte[] utf8)
    {
        Name = name;
        Utf8 = utf8;
    }

    public string Name { get; }

    public byte[] Utf8 { get; }

    /// <summary>Parsed once; nodes made from it copy only what is touched.</summary>
    private JsonElement Element => _element ??= JsonElement.Parse(Utf8);

    /// <summary>Where the fields lie in the bytes, in their order.</summary>
    private List<(FieldPath Path, int Start, int Length)> Fields => _fields ??= ReadFields();

    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="before">The same field of an older version, which is used again when it says the same.</param>
    public static ObjectSection Of(string name, JsonNode? value, ObjectSection? before = null)
    {
        var utf8 = JsonSerializer.SerializeToUtf8Bytes(value, WireJson.Options);
        return before is not null && utf8.AsSpan().SequenceEqual(before.Utf8) ? before : new(name, utf8);
    }

    /// <summary>The value as a tree of its own.</summary>
    public JsonNode? CreateNode() => CreateNode(Element);

    /// <summary>One field of the value as a tree of its own; null when there is none.</summary>
    public JsonNode? CreateNode(string field) =>
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(field, out var value) ? CreateNode(value) : null;

    /// <summary>Adds the fields in which this version differs from an older one; all its fields when there is none.</summary>
    public void CompareWith(ObjectSection? before, List<FieldChange> changes)
    {
        var matched = 0;
        for (var i = 0; i < Fields.Count; i++)
        {
            var index = before?.IndexOf(Fields[i].Path, i) ?? -1;
            if (index >= 0)
                matched++;
            if (index < 0 || !SameValue(Fields[i], before!, index))
                changes.Add(new(Fields[i].Path, Present: true));
        }

        if (before is null || matched == before.Fields.Count)
            return;
        for (var i = 0; i < before.Fields.Count; i++)
        {
            if (IndexOf(before.Fields[i].Path, i) < 0)
                changes.Add(new(before.Fields[i].Path, Present: false));
        }
    }

    /// <summary>Adds all fields as removed.</summary>
    public void ReportRemoved(List<FieldChange> changes)
    {
        foreach (var field in Fields)
            changes.Add(new(field.Path, Present: false));
    }

    private static JsonNode? CreateNode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        _ => JsonValue.Create(element),
    };

    private List<(FieldPath Path, int Start, int Length)> ReadFields()
    {
        var fields = new List<(FieldPath, int, int)>();
        var reader = new Utf8JsonReader(Utf8);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            fields.Add((new(Name), 0, Utf8.Length));
        else if (Name == "metadata")
            ReadMetadata(ref reader, fields);
        else
            ReadObject(ref reader, fields, group: null);
        return fields;
    }

    /// <summary>What the server itself keeps in metadata (version, generation, managers) is left out.</summary>
    private void ReadMetadata(ref Utf8JsonReader reader, List<(FieldPath, int, int)> fields)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = reader.GetString()!;
            reader.Read();
            if (field is "labels" or "annotations" && reader.TokenType == JsonTokenType.StartObject)
                ReadObject(ref reader, fields, field);
            else if (field is "ownerReferences" or "finalizers")
                ReadValue(ref reader, fields, new(Name, field));
            else
                reader.Skip();
        }
    }

    private void ReadObject(ref Utf8JsonReader reader, List<(FieldPath, int, int)> fields, string? group)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = reader.GetString()!;
            reader.Read();
            ReadValue(ref reader, fields, group is null ? new(Name, field) : new(Name, group, field));
        }
    }

    private static void ReadValue(ref Utf8JsonReader reader, List<(FieldPath, int, int)> fields, FieldPath path)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        fields.Add((path, start, (int)reader.BytesConsumed - start));
    }

    /// <summary>Fields mostly keep their places, so the search starts where the other version has the field.</summary>
    private int IndexOf(FieldPath path, int hint)
    {
        for (var i = 0; i < Fields.Count; i++)
        {
            var index = (hint + i) % Fields.Count;
            if (Fields[index].Path == path)
                return index;
        }

        return -1;
    }

    private bool SameValue((FieldPath Path, int Start, int Length) field, ObjectSection other, int index)
    {
        var mine = Utf8.AsSpan(field.Start, field.Length);
        var theirs = other.Utf8.AsSpan(other.Fields[index].Start, other.Fields[index].Length);
        if (mine.SequenceEqual(theirs))
            return true;
        // The same value with its fields in another order has the same length; anything else differs.
        return mine.Length == theirs.Length && JsonNode.DeepEquals(JsonNode.Parse(mine), JsonNode.Parse(theirs));
    }
}
