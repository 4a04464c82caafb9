using System.Buffers;
using System.Globalization;
using System.Text;

namespace Autoheal.Simulation.Api.Forms;

/// <summary>Writes the metadata of a list document.</summary>
internal static class ListHead
{
    public static void WriteMetadata(IBufferWriter<byte> output, ListPage page)
    {
        var text = new StringBuilder("\"metadata\":{\"resourceVersion\":\"", 64);
        text.Append(CultureInfo.InvariantCulture, $"{page.ResourceVersion}\"");
        if (page.Continue is not null)
            text.Append(",\"continue\":\"").Append(page.Continue).Append('"');
        if (page.Remaining is { } remaining)
            text.Append(CultureInfo.InvariantCulture, $",\"remainingItemCount\":{remaining}");
        text.Append('}');
        Encoding.ASCII.GetBytes(text.ToString(), output);
    }
}
