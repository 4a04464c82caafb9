using System.Text.Json.Nodes;

namespace Autoheal.Fidelity;

/// <summary>One write, as somebody with kubectl makes it.</summary>
internal sealed record CaseStep
{
    /// <summary>How long to wait before it.</summary>
    public required TimeSpan After { get; init; }

    public required StepVerb Verb { get; init; }

    /// <summary><c>resource/name</c> of what is patched or deleted, the label selector of what is evicted; null for a creation.</summary>
    public string? Target { get; init; }

    /// <summary>The manifest or the strategic merge patch.</summary>
    public JsonObject? Body { get; init; }

    public static CaseStep Read(JsonObject json)
    {
        var after = TimeSpan.FromSeconds(json["after"]?.GetValue<int>() ?? 0);
        if (json["create"] is JsonObject manifest)
            return new() { After = after, Verb = StepVerb.Create, Body = manifest };
        if (json["patch"] is { } patched)
            return new() { After = after, Verb = StepVerb.Patch, Target = patched.GetValue<string>(), Body = json["with"]!.AsObject() };
        if (json["delete"] is { } deleted)
            return new() { After = after, Verb = StepVerb.Delete, Target = deleted.GetValue<string>() };
        return new() { After = after, Verb = StepVerb.Evict, Target = json["evict"]!.GetValue<string>() };
    }
}
