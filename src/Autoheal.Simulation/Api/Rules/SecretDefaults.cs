using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Defaults of Secrets: the type, and the write-only <c>stringData</c> moved into <c>data</c>.</summary>
internal static class SecretDefaults
{
    public static void Apply(JsonObject secret)
    {
        secret.Default("type", "Opaque");
        if (secret.Object("stringData") is not { } plain)
            return;
        var encoded = secret.Ensure("data");
        foreach (var (key, value) in plain)
            encoded[key] = Convert.ToBase64String(Encoding.UTF8.GetBytes(value?.ToString() ?? ""));
        secret.Remove("stringData");
    }
}
