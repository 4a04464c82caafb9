namespace Autoheal.ChatBot.Tests.Slack.Peers;

/// <summary>A test against Slack's own SDK for Node; skipped, with the reason, where it cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PeersFactAttribute : FactAttribute
{
    public PeersFactAttribute()
    {
        if (Node is null || Modules is null)
        {
            Skip = "AUTOHEAL_NODE and AUTOHEAL_PEERS name no Node and no packages (eng/get-peers fetches them)";
        }
    }

    internal static string? Node { get; } = Existing(Environment.GetEnvironmentVariable("AUTOHEAL_NODE"));

    internal static string? Modules { get; } = Existing(Environment.GetEnvironmentVariable("AUTOHEAL_PEERS")) is { } peers
        ? Existing(Path.Combine(peers, "node_modules")) : null;

    private static string? Existing(string? path) => File.Exists(path) || Directory.Exists(path) ? path : null;
}
