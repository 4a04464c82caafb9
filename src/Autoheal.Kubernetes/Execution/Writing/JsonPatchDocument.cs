using System.Text.Json;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Writes the JSON Patch (RFC 6902) that takes a target from the expected to the desired values: first a <c>test</c> of the uid and of every
/// guarded value, then the changes. The server applies all of it or nothing.
/// </summary>
internal static class JsonPatchDocument
{
    public static byte[] Write(GuardSet expected, GuardSet desired)
    {
        using var stream = new MemoryStream(1024);
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            WriteUidTest(json, expected.Target.Uid);
            foreach (var (pointer, value) in expected.Fields)
            {
                // RFC 6902 cannot test for absence; that was compared with the live object just before.
                if (value is { } present)
                {
                    Write(json, "test", pointer, present);
                }
            }

            foreach (var (pointer, value) in desired.Fields)
            {
                WriteChange(json, pointer, expected.Fields.GetValueOrDefault(pointer), value);
            }

            json.WriteEndArray();
        }

        return stream.ToArray();
    }

    private static void WriteChange(Utf8JsonWriter json, string pointer, JsonElement? before, JsonElement? after)
    {
        if (GuardedFields.AreEqual(before, after))
        {
            return;
        }

        Write(json, after is null ? "remove" : before is null ? "add" : "replace", pointer, after);
    }

    private static void WriteUidTest(Utf8JsonWriter json, string uid)
    {
        json.WriteStartObject();
        json.WriteString("op", "test");
        json.WriteString("path", "/metadata/uid");
        json.WriteString("value", uid);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string op, string pointer, JsonElement? value)
    {
        json.WriteStartObject();
        json.WriteString("op", op);
        json.WriteString("path", pointer);
        if (value is { } present)
        {
            json.WritePropertyName("value");
            json.WriteRawValue(ServerJson.Of(present));
        }

        json.WriteEndObject();
    }
}
