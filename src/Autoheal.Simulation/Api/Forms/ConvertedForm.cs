using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Forms;

/// <summary>Objects rewritten on their way out: another API version, or metadata alone.</summary>
internal sealed class ConvertedForm(string kind, string apiVersion, Func<StoredObject, JsonObject> convert) : ObjectForm
{
    /// <summary>The form behind <c>as=PartialObjectMetadata</c>, with which garbage collectors watch everything.</summary>
    public static ConvertedForm MetadataOnly() => new("PartialObjectMetadata", "meta.k8s.io/v1", static stored => new()
    {
        ["kind"] = "PartialObjectMetadata",
        ["apiVersion"] = "meta.k8s.io/v1",
        ["metadata"] = stored.Metadata.DeepClone(),
    });

    public override ReadOnlyMemory<byte> Single(StoredObject value) => JsonSerializer.SerializeToUtf8Bytes(convert(value), WireJson.Options);

    public override ReadOnlyMemory<byte> List(ListPage page)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Encoding.ASCII.GetBytes($"{{\"kind\":\"{kind}List\",\"apiVersion\":\"{apiVersion}\",", buffer);
        ListHead.WriteMetadata(buffer, page);
        buffer.Write(",\"items\":["u8);
        for (var i = 0; i < page.Items.Count; i++)
        {
            if (i > 0)
                buffer.Write(","u8);
            buffer.Write(Single(page.Items[i]).Span);
        }

        buffer.Write("]}"u8);
        return buffer.WrittenMemory;
    }

    protected override JsonObject BookmarkObject(JsonObject metadata) =>
        new() { ["kind"] = kind, ["apiVersion"] = apiVersion, ["metadata"] = metadata };
}
