namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads the fields of a pod's spec that say how it finds names.</summary>
internal static class NetworkingReader
{
    /// <summary>Reads the property if it is one of them; otherwise the reader stays at its name.</summary>
    public static bool Read(ref JsonCursor json, TemplateDraft draft)
    {
        var now = draft.Networking;
        var (policy, servers, searches, aliases) = (now.DnsPolicy, now.Nameservers, now.Searches, now.HostAliases);
        var start = json;
        if (json.At("dnsPolicy"u8)) policy = json.Text();
        else if (json.At("dnsConfig"u8)) (servers, searches) = ReadDns(ref json);
        else if (json.At("hostAliases"u8)) aliases = ReadAliases(ref json);
        else return false;

        var isDefault = policy == PodNetworking.Default.DnsPolicy && servers.Count + searches.Count + aliases.Count == 0;
        draft.Networking = isDefault ? PodNetworking.Default : new PodNetworking
        {
            DnsPolicy = policy,
            Nameservers = servers,
            Searches = searches,
            HostAliases = aliases,
            Digest = now.Digest ^ JsonDigest.Peek(start),
        };
        return true;
    }

    private static (IReadOnlyList<string> Servers, IReadOnlyList<string> Searches) ReadDns(ref JsonCursor json)
    {
        IReadOnlyList<string> servers = [], searches = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("nameservers"u8)) servers = json.Texts();
                else if (json.At("searches"u8)) searches = json.Texts();
                else json.Skip();
            }
        }

        return (servers, searches);
    }

    private static List<HostAlias> ReadAliases(ref JsonCursor json)
    {
        var aliases = new List<HostAlias>(1);
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                aliases.Add(ReadAlias(ref json));
            }
        }

        return aliases;
    }

    private static HostAlias ReadAlias(ref JsonCursor json)
    {
        var address = "";
        IReadOnlyList<string> names = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("ip"u8)) address = json.Text();
                else if (json.At("hostnames"u8)) names = json.Texts();
                else json.Skip();
            }
        }

        return new HostAlias { Address = address, Names = names };
    }
}
