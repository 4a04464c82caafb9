using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Forms;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Tables;

/// <summary>Objects as rows of a <c>meta.k8s.io/v1</c> Table, which is how kubectl gets the columns that it prints.</summary>
/// <param name="definition">The kind's columns.</param>
/// <param name="clock">The clock by which ages are shown.</param>
/// <param name="rowObject">The form of the object that each row carries; null for none.</param>
internal sealed class TableForm(TableDefinition definition, TimeProvider clock, ObjectForm? rowObject) : ObjectForm
{
    protected override bool Reusable => false;

    public override ReadOnlyMemory<byte> Single(StoredObject value) =>
        List(new ListPage { Items = [value], ResourceVersion = value.ResourceVersion });

    public override ReadOnlyMemory<byte> List(ListPage page)
    {
        var buffer = new ArrayBufferWriter<byte>(1024 + (page.Items.Count * 512));
        using var json = new Utf8JsonWriter(buffer, new() { Encoder = WireJson.Options.Encoder });
        json.WriteStartObject();
        json.WriteString("kind", "Table");
        json.WriteString("apiVersion", "meta.k8s.io/v1");
        WriteMetadata(json, page);
        WriteColumns(json);
        json.WriteStartArray("rows");
        var now = clock.GetUtcNow();
        for (var i = 0; i < page.Items.Count; i++)
            WriteRow(json, page.Items[i], now);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    protected override JsonObject BookmarkObject(JsonObject metadata) => new()
    {
        ["kind"] = "Table",
        ["apiVersion"] = "meta.k8s.io/v1",
        ["metadata"] = metadata,
        ["columnDefinitions"] = new JsonArray(),
        ["rows"] = new JsonArray(),
    };

    private static void WriteMetadata(Utf8JsonWriter json, ListPage page)
    {
        json.WriteStartObject("metadata");
        json.WriteString("resourceVersion", page.ResourceVersion.ToString(CultureInfo.InvariantCulture));
        if (page.Continue is not null)
            json.WriteString("continue", page.Continue);
        if (page.Remaining is { } remaining)
            json.WriteNumber("remainingItemCount", remaining);
        json.WriteEndObject();
    }

    private void WriteColumns(Utf8JsonWriter json)
    {
        json.WriteStartArray("columnDefinitions");
        foreach (var column in definition.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Type);
            json.WriteString("format", column.Format);
            json.WriteString("description", "");
            json.WriteNumber("priority", column.Wide ? 1 : 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteRow(Utf8JsonWriter json, StoredObject item, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteStartArray("cells");
        foreach (var cell in definition.Cells(item, now))
        {
            switch (cell)
            {
                case long number:
                    json.WriteNumberValue(number);
                    break;
                case bool flag:
                    json.WriteBooleanValue(flag);
                    break;
                default:
                    json.WriteStringValue((string)cell);
                    break;
            }
        }

        json.WriteEndArray();
        if (rowObject is not null)
        {
            json.WritePropertyName("object");
            json.WriteRawValue(rowObject.Single(item).Span, skipInputValidation: true);
        }

        json.WriteEndObject();
    }
}
