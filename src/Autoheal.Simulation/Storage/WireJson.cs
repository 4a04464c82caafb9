using System.Text.Encodings.Web;
using System.Text.Json;

namespace Autoheal.Simulation.Storage;

/// <summary>How JSON is written: compact, and with only the escapes that JSON itself demands, as a real API server does.</summary>
internal static class WireJson
{
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
