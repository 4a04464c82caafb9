namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads env variables: names, sources and addresses. Values are digested in place and never become a string.</summary>
internal static class EnvReader
{
    public static IReadOnlyList<EnvVariable> Read(ref JsonCursor json, string container)
    {
        var variables = new List<EnvVariable>(4);
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                variables.Add(ReadVariable(ref json, container));
            }
        }

        return variables;
    }

    public static IReadOnlyList<ConfigReference> ReadFrom(ref JsonCursor json, string container)
    {
        var references = new List<ConfigReference>(1);
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                if (ReadSource(ref json, "configMapRef"u8, "secretRef"u8, container) is { } reference)
                {
                    references.Add(reference with { AllKeys = true });
                }
            }
        }

        return references;
    }

    private static EnvVariable ReadVariable(ref JsonCursor json, string container)
    {
        var name = "";
        ulong digest = 0;
        ConfigReference? source = null;
        JsonCursor value = default;
        var hasValue = false;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("name"u8)) name = json.PrintableText();
                else if (json.ValueTextEquals("valueFrom"u8))
                {
                    var copy = json;
                    copy.Read();
                    source = ReadSource(ref copy, "configMapKeyRef"u8, "secretKeyRef"u8, container);
                    digest ^= JsonDigest.OfProperty(ref json);
                }
                else if (json.ValueTextEquals("value"u8))
                {
                    value = json;
                    hasValue = true;
                    digest ^= JsonDigest.OfProperty(ref json);
                }
                else digest ^= JsonDigest.OfProperty(ref json);
            }
        }

        var inTemplate = hasValue && value.Read();
        return new EnvVariable
        {
            Name = name,
            Source = source is null ? null : source with { Taker = name },
            Address = inTemplate ? AddressText.Find(name, value) : null,
            IsEmpty = source is null && inTemplate && value.IsEmptyText,
            Digest = digest,
        };
    }

    private static ConfigReference? ReadSource(
        ref JsonCursor json, ReadOnlySpan<byte> configMap, ReadOnlySpan<byte> secret, string container)
    {
        ConfigReference? source = null;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At(configMap)) source = ReferenceReader.Read(ref json, ConfigSourceKind.ConfigMap, container);
                else if (json.At(secret)) source = ReferenceReader.Read(ref json, ConfigSourceKind.Secret, container);
                else json.Skip();
            }
        }

        return source;
    }
}
