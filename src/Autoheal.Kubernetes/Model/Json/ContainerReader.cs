using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads one container of a pod template.</summary>
internal static class ContainerReader
{
    public static ContainerSpec Read(ref Utf8JsonReader json, bool init)
    {
        var at = json;
        var name = FindName(at);
        var image = "";
        IReadOnlyList<EnvVariable> env = [];
        IReadOnlyList<ConfigReference> envFrom = [];
        long? memoryLimit = null;
        var probePeriod = 0;
        ulong command = 0, probes = 0, other = 0;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("image"u8)) image = json.PrintableText();
                else if (json.At("env"u8)) env = EnvReader.Read(ref json, name);
                else if (json.At("envFrom"u8)) envFrom = EnvReader.ReadFrom(ref json, name);
                else if (json.ValueTextEquals("command"u8) || json.ValueTextEquals("args"u8)) command ^= JsonDigest.OfProperty(ref json);
                else if (IsProbe(ref json))
                {
                    probePeriod = Math.Max(probePeriod, ReadPeriod(json));
                    probes ^= JsonDigest.OfProperty(ref json);
                }
                else if (json.ValueTextEquals("resources"u8))
                {
                    memoryLimit = ResourceReader.MemoryLimit(json);
                    other ^= JsonDigest.OfProperty(ref json);
                }
                else other ^= JsonDigest.OfProperty(ref json);
            }
        }

        return new ContainerSpec
        {
            Name = name,
            Init = init,
            Image = image,
            Env = env,
            EnvFrom = envFrom,
            MemoryLimit = memoryLimit,
            ProbePeriodSeconds = probePeriod,
            CommandDigest = command,
            ProbesDigest = probes,
            OtherDigest = other,
        };
    }

    // References carry their container's name, which may come after them.
    private static string FindName(Utf8JsonReader json)
    {
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("name"u8))
                {
                    return json.Text();
                }

                json.Skip();
            }
        }

        return "";
    }

    private static bool IsProbe(ref Utf8JsonReader json) =>
        json.ValueTextEquals("livenessProbe"u8) || json.ValueTextEquals("readinessProbe"u8) || json.ValueTextEquals("startupProbe"u8);

    private static int ReadPeriod(Utf8JsonReader json)
    {
        json.Read();
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("periodSeconds"u8))
                {
                    return json.Integer() ?? 10;
                }

                json.Skip();
            }
        }

        return 10;
    }
}
