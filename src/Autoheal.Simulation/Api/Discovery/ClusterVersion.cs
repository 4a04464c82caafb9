using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Api.Discovery;

/// <summary>The Kubernetes version that the cluster claims to be.</summary>
internal static class ClusterVersion
{
    public const string GitVersion = "v1.32.4";

    public static JsonObject ToJson() => new()
    {
        ["major"] = "1",
        ["minor"] = "32",
        ["gitVersion"] = GitVersion,
        ["gitCommit"] = "0000000000000000000000000000000000000000",
        ["gitTreeState"] = "clean",
        ["buildDate"] = "2025-04-22T15:56:15Z",
        ["goVersion"] = "go1.23.6",
        ["compiler"] = "gc",
        ["platform"] = "linux/amd64",
    };
}
