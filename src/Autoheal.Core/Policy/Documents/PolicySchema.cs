using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Policy.Documents;

/// <summary>The JSON Schema (draft 2020-12) of policy files and of files of policy tests, made of the same sections that check them.</summary>
public static class PolicySchema
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema of a policy file.</summary>
    public static string OfPolicy() => Write(PolicyShape.Document, PolicyShape.Version);

    /// <summary>The schema of a file of policy tests.</summary>
    public static string OfTests() => Write(Cases.CaseShape.Document, Cases.CaseShape.Version);

    private static string Write(Section section, string version)
    {
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = version };
        foreach (var (name, value) in Of(section).ToArray())
        {
            schema[name] = value!.DeepClone();
        }

        return schema.ToJsonString(s_indented).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject Of(Section section)
    {
        var properties = new JsonObject();
        foreach (var field in section.Fields)
        {
            properties[field.Name] = Of(field);
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. section.Fields.Where(field => field.Required).Select(field => JsonValue.Create(field.Name))]),
            ["properties"] = properties,
        };
    }

    private static JsonObject Of(Field field)
    {
        var one = One(field);
        var schema = !field.Several ? one
            : field.Kind == ValueKind.Part ? new JsonObject { ["type"] = "array", ["items"] = one }
            : new JsonObject { ["anyOf"] = new JsonArray(one, new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = one.DeepClone() }) };
        schema["description"] = field.Meaning;
        return schema;
    }

    private static JsonObject One(Field field) => field.Kind switch
    {
        ValueKind.Part => Of(field.Of!),
        ValueKind.Map => new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") } },
        ValueKind.Word => new JsonObject { ["enum"] = new JsonArray([.. field.Words.Select(word => JsonValue.Create(word))]) },
        ValueKind.Flag => new JsonObject { ["type"] = "boolean" },
        ValueKind.Whole => new JsonObject { ["type"] = "integer", ["minimum"] = field.Least, ["maximum"] = field.Most },
        ValueKind.Number => new JsonObject { ["type"] = "number", ["minimum"] = field.Least, ["maximum"] = field.Most },
        ValueKind.Share => new JsonObject
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 },
                Matching(@"^[0-9]+(\.[0-9]+)?%$")),
        },
        ValueKind.Name => Matching("^[a-z0-9-]{1,63}$"),
        ValueKind.Pattern => Matching(@"^[^\s?,\[\]]{1,253}$"),
        ValueKind.Duration => Matching("^([0-9.]+(ms|s|m|h))+$"),
        ValueKind.Instant => Matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})$"),
        ValueKind.LocalTime => Matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$"),
        ValueKind.Time => Matching("^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$"),
        ValueKind.Date => Matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        _ => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 300 },
    };

    private static JsonObject Matching(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };
}
