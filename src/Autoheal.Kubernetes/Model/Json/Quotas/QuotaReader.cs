namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a ResourceQuota.</summary>
internal static class QuotaReader
{
    public static ResourceQuota Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        ResourceAmounts? declared = null, enforced = null, used = null;
        IReadOnlyList<string> scopes = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) ReadPart(ref json, ref declared, ref used, ref scopes);
                else if (json.At("status"u8)) ReadPart(ref json, ref enforced, ref used, ref scopes);
                else json.Skip();
            }
        }

        return new ResourceQuota
        {
            Metadata = metadata,
            Hard = enforced ?? declared ?? ResourceAmounts.None,
            Used = used ?? ResourceAmounts.None,
            Scopes = scopes,
        };
    }

    private static void ReadPart(ref JsonCursor json, ref ResourceAmounts? hard, ref ResourceAmounts? used, ref IReadOnlyList<string> scopes)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("hard"u8)) hard = AmountReader.Read(ref json);
            else if (json.At("used"u8)) used = AmountReader.Read(ref json);
            else if (json.At("scopes"u8)) scopes = [.. scopes, .. json.Texts()];
            else if (json.At("scopeSelector"u8)) scopes = [.. scopes, .. ReadScopeNames(ref json)];
            else json.Skip();
        }
    }

    private static List<string> ReadScopeNames(ref JsonCursor json)
    {
        var names = new List<string>(1);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (!json.At("matchExpressions"u8)) json.Skip();
                else if (json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        names.Add(ReadScopeName(ref json));
                    }
                }
            }
        }

        return names;
    }

    private static string ReadScopeName(ref JsonCursor json)
    {
        var name = "";
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("scopeName"u8)) name = json.Text();
                else json.Skip();
            }
        }

        return name;
    }
}
