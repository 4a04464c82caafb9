using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Forms;

/// <summary>Objects as they are stored. A list is the concatenation of bytes that were serialised when the objects were written.</summary>
internal sealed class PlainForm(ObjectKind kind) : ObjectForm
{
    private readonly byte[] _listHead = Encoding.ASCII.GetBytes($"{{\"kind\":\"{kind.Kind}List\",\"apiVersion\":\"{kind.ApiVersion}\",");

    public override ReadOnlyMemory<byte> Single(StoredObject value) => value.Utf8;

    public override ReadOnlyMemory<byte> List(ListPage page)
    {
        var size = _listHead.Length + 128;
        for (var i = 0; i < page.Items.Count; i++)
            size += page.Items[i].Utf8.Length + 1;
        var buffer = new ArrayBufferWriter<byte>(size);
        buffer.Write(_listHead);
        ListHead.WriteMetadata(buffer, page);
        buffer.Write(",\"items\":["u8);
        for (var i = 0; i < page.Items.Count; i++)
        {
            if (i > 0)
                buffer.Write(","u8);
            // Items of a typed list carry no kind and apiVersion of their own.
            buffer.Write("{"u8);
            buffer.Write(page.Items[i].Utf8WithoutHeader.Span);
        }

        buffer.Write("]}"u8);
        return buffer.WrittenMemory;
    }

    protected override JsonObject BookmarkObject(JsonObject metadata) =>
        new() { ["kind"] = kind.Kind, ["apiVersion"] = kind.ApiVersion, ["metadata"] = metadata };
}
