using System.Text.RegularExpressions;

namespace Autoheal.ChatBot.Tests.Slack;

/// <summary>The app's manifest asks for what the code uses, and for nothing else.</summary>
public sealed partial class ManifestTests
{
    private static readonly string Manifest = File.ReadAllText(Path.Combine(Root(), "docs", "slack", "manifest.yaml"));

    [Fact]
    public void Events_OfTheManifest_AreThoseThatAreRead() => Assert.Equal(["app_home_opened", "app_mention", "message.im"], Items("bot_events"));

    [Fact]
    public void Scopes_OfTheManifest_AreThoseThatAreUsed() =>
        Assert.Equal(["app_mentions:read", "chat:write", "commands", "im:history", "users:read"], Items("bot"));

    [Fact]
    public void Commands_OfTheManifest_AreTheTwo() => Assert.Equal(["/autoheal", "/diagnose"], Command().Matches(Manifest).Select(match => match.Groups[1].Value));

    private static IEnumerable<string> Items(string list)
    {
        var lines = Manifest.Split('\n').SkipWhile(line => line.Trim() != $"{list}:").Skip(1).Select(line => line.Trim());
        return lines.TakeWhile(line => line.StartsWith('-') || line.StartsWith('#')).Where(line => line.StartsWith('-')).Select(line => line[2..]).Order(StringComparer.Ordinal);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Autoheal.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex("- command: (/[a-z]+)")]
    private static partial Regex Command();
}
