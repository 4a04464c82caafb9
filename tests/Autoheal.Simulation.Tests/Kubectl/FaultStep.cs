using System.Text.Json.Nodes;
using Autoheal.Simulation.Api;

namespace Autoheal.Simulation.Tests.Kubectl;

/// <summary>One thing that a fault did: a request of somebody with kubectl, or a change outside of the API.</summary>
/// <param name="After">When, counted from the fault.</param>
/// <param name="Method">POST, PATCH or DELETE.</param>
/// <param name="Path">The path, below <c>/simulation</c> for what is outside.</param>
/// <param name="ContentType">How a patch is to be read.</param>
/// <param name="Body">The body; empty for none.</param>
/// <param name="Refused">Whether the server refused it, as it was meant to.</param>
internal sealed record FaultStep(TimeSpan After, string Method, string Path, string ContentType, string Body, bool Refused)
{
    private const string Quoted = "application/json";

    public static FaultStep Outside(TimeSpan after, string path, JsonObject state) =>
        new(after, "POST", "/simulation/" + path, Quoted, state.ToJsonString(), Refused: false);

    public static FaultStep Of(TimeSpan after, ApiRequest request, ApiResponse response) => new(
        after, request.Method, request.Path, request.ContentType ?? Quoted, System.Text.Encoding.UTF8.GetString(request.Body.Span), response.StatusCode >= 300);

    /// <summary>The words of the kubectl command that does the same; what is not a word of it is its input.</summary>
    public IReadOnlyList<string> Command()
    {
        var parts = Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts[0] == "simulation" || parts[^1] == "eviction")
            return ["create", "--raw", Path, "-f", "-"];
        var (group, rest) = parts[0] == "api" ? ("", parts[2..]) : (parts[1], parts[3..]);
        string[] place = rest is ["namespaces", var ns, _, ..] ? ["-n", ns] : [];
        rest = place.Length > 0 ? rest[2..] : rest;
        if (Method == "POST")
            return ["create", .. place, "--validate=false", "-f", "-"];
        var named = $"{rest[0]}{(group.Length > 0 ? "." + group : "")}/{rest[1]}";
        if (Method == "DELETE")
            return ["delete", named, .. place, "--wait=false"];
        if (rest is [_, _, "scale"])
            return ["scale", named, .. place, $"--replicas={JsonNode.Parse(Body)!["spec"]!["replicas"]}"];
        return ["patch", named, .. place, "--type=" + TypeOf(ContentType), "-p", Body];
    }

    private static string TypeOf(string contentType) => contentType switch
    {
        "application/json-patch+json" => "json",
        "application/merge-patch+json" => "merge",
        _ => "strategic",
    };
}
