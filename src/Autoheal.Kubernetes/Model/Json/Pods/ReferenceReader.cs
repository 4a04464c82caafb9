namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads what names a ConfigMap or Secret, and perhaps a key of it.</summary>
internal static class ReferenceReader
{
    public static ConfigReference? Read(ref JsonCursor json, ConfigSourceKind kind, string container)
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
                else json.Skip();
            }
        }

        return name.Length == 0 ? null
            : new ConfigReference { Kind = kind, Name = name, Key = key, Optional = optional, Container = container };
    }
}
