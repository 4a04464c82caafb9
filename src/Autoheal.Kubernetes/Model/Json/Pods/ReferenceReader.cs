namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads what names a ConfigMap or Secret, and perhaps keys of it.</summary>
internal static class ReferenceReader
{
    public static ConfigReference? Read(ref JsonCursor json, ConfigSourceKind kind, string container) => Read(ref json, kind, container, null);

    /// <summary>Adds the references of a volume: one, or one for each key that becomes a file where those are listed.</summary>
    public static void ReadVolume(ref JsonCursor json, ConfigSourceKind kind, List<ConfigReference> references)
    {
        var keys = new List<string>(0);
        if (Read(ref json, kind, "", keys) is not { } reference)
        {
            return;
        }

        if (keys.Count == 0)
        {
            references.Add(reference);
        }

        foreach (var key in keys)
        {
            references.Add(reference with { Key = key });
        }
    }

    private static ConfigReference? Read(ref JsonCursor json, ConfigSourceKind kind, string container, List<string>? keys)
    {
        string name = "", key = "";
        var optional = false;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                // A Secret volume calls it secretName.
                if (json.At("name"u8) || json.At("secretName"u8)) name = json.PrintableText();
                else if (json.At("key"u8)) key = json.PrintableText();
                else if (json.At("optional"u8)) optional = json.Flag();
                else if (keys is not null && json.At("items"u8)) ReadKeys(ref json, keys);
                else json.Skip();
            }
        }

        return name.Length == 0 ? null
            : new ConfigReference { Kind = kind, Name = name, Key = key, Optional = optional, Container = container };
    }

    private static void ReadKeys(ref JsonCursor json, List<string> keys)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextItem())
        {
            if (!json.EnterObject())
            {
                continue;
            }

            while (json.NextProperty())
            {
                if (json.At("key"u8)) keys.Add(json.PrintableText());
                else json.Skip();
            }
        }
    }
}
