using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>What a scripted admission webhook answers.</summary>
public sealed record WebhookAnswer
{
    /// <summary>An answer that lets the request pass unchanged.</summary>
    public static WebhookAnswer Allow { get; } = new();

    /// <summary>Whether the request may pass. Default true.</summary>
    public bool Allowed { get; init; } = true;

    /// <summary>Why it may not; null for a refusal without explanation.</summary>
    public string? Message { get; init; }

    /// <summary>A JSON patch of the object; only mutating webhooks are asked for one.</summary>
    public JsonArray? Patch { get; init; }

    /// <summary>How long the webhook takes; longer than its configuration's timeout is a failure to call it. Default none.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>An answer that refuses.</summary>
    public static WebhookAnswer Deny(string message) => new() { Allowed = false, Message = message };

    /// <summary>An answer that changes the object.</summary>
    public static WebhookAnswer Change(JsonArray patch) => new() { Patch = patch };
}
