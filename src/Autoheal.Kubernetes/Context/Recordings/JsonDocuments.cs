using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Kubernetes.Context;

/// <summary>Reads a file of one or several JSON documents.</summary>
internal static class JsonDocuments
{
    private const int Deepest = 128;
    private static readonly byte[] s_byteOrderMark = [0xEF, 0xBB, 0xBF];

    public static IEnumerable<JsonNode> Read(byte[] utf8)
    {
        var documents = new List<JsonNode>(1);
        var text = utf8.AsSpan().StartsWith(s_byteOrderMark) ? utf8.AsSpan(s_byteOrderMark.Length) : utf8;
        var json = new Utf8JsonReader(text, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = Deepest });
        while (json.Read())
        {
            if (JsonNode.Parse(ref json) is { } document)
            {
                documents.Add(document);
            }
        }

        return documents;
    }
}
