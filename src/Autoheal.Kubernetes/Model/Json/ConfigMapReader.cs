using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a ConfigMap's keys and addresses; other values are passed over without becoming strings, except the cluster's own DNS configuration.</summary>
internal static class ConfigMapReader
{
    private const int LongestCorefile = 16 * 1024;

    public static ConfigMap Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var content = new Content();
        var corefile = default(JsonCursor);
        var hasCorefile = false;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("data"u8) && json.EnterObject())
                {
                    while (json.NextProperty())
                    {
                        if (json.ValueTextEquals("Corefile"u8))
                        {
                            corefile = json;
                            hasCorefile = true;
                        }

                        ReadEntry(ref json, content);
                    }
                }
                else if (json.At("binaryData"u8)) ReadKeys(ref json, content);
                else json.Skip();
            }
        }

        return new ConfigMap
        {
            Metadata = metadata,
            Keys = content.Keys,
            Addresses = content.Addresses ?? NetworkAddress.None,
            Flags = content.Flags,
            ContentDigest = content.Digest,
            Corefile = hasCorefile && metadata is { Namespace: "kube-system", Name: "coredns" } ? ReadCorefile(corefile) : "",
        };
    }

    private static void ReadEntry(ref JsonCursor json, Content content)
    {
        var key = json.Key();
        content.Keys.Add(key);
        content.Digest ^= JsonDigest.Peek(json);
        json.Read();
        if (AddressText.Find(key, json) is { } address)
        {
            (content.Addresses ??= [])[key] = address;
        }
        else if (json.TokenType == JsonTokenType.String && FileAddresses.MayHold(json.ValueSpan))
        {
            foreach (var (setting, found) in FileAddresses.Find(key, json.OwnText()))
            {
                (content.Addresses ??= []).TryAdd(setting, found);
            }
        }

        if (json.TokenType == JsonTokenType.String && FlagFile.MayBe(json.ValueSpan))
        {
            content.Flags = FlagFile.On(json.OwnText());
        }

        json.Skip();
    }

    private static void ReadKeys(ref JsonCursor json, Content content)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            content.Keys.Add(json.Key());
            content.Digest ^= JsonDigest.OfProperty(ref json);
        }
    }

    private static string ReadCorefile(JsonCursor json)
    {
        json.Read();
        var text = json.OwnText();
        return text.Length <= LongestCorefile ? text : text[..LongestCorefile];
    }

    private sealed class Content
    {
        public List<string> Keys { get; } = new(4);

        public Dictionary<string, NetworkAddress>? Addresses { get; set; }

        public IReadOnlyList<string> Flags { get; set; } = [];

        public ulong Digest { get; set; }
    }
}
