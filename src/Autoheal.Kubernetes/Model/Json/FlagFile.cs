using System.Text.Json;
using System.Text.RegularExpressions;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads which feature flags a file for flagd turns on: of everything in it only their names are kept.</summary>
internal static partial class FlagFile
{
    private const int Longest = 64 * 1024;
    private const int MostFlags = 20;
    private static readonly string[] s_off = ["off", "false", "disabled", "none", "no", "0", "0%", "control", "default"];

    /// <summary>Whether a value may be such a file.</summary>
    public static bool MayBe(ReadOnlySpan<byte> utf8) => utf8.Length <= Longest && utf8.IndexOf("defaultVariant"u8) >= 0;

    /// <summary>The names of the flags that are on.</summary>
    public static IReadOnlyList<string> On(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("flags", out var flags) && flags.ValueKind == JsonValueKind.Object
                ? [.. flags.EnumerateObject().Where(flag => IsOn(flag.Value) && Name().IsMatch(flag.Name)).Select(flag => flag.Name).Take(MostFlags)]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static bool IsOn(JsonElement flag) =>
        flag.ValueKind == JsonValueKind.Object
        && !(flag.TryGetProperty("state", out var state) && state.ValueKind == JsonValueKind.String && state.ValueEquals("DISABLED"u8))
        && flag.TryGetProperty("defaultVariant", out var variant) && variant.ValueKind == JsonValueKind.String
        && !s_off.Contains(variant.GetString(), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[A-Za-z][\w.-]{0,60}\z")]
    private static partial Regex Name();
}
