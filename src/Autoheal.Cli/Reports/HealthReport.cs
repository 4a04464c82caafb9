using System.Text.Json;
using Autoheal.Kubernetes.Model.Health;

namespace Autoheal.Cli.Reports;

/// <summary>How one object is.</summary>
internal sealed record HealthReport
{
    public string Schema { get; init; } = "autoheal/health/v1";

    public required string Kind { get; init; }

    /// <summary>Null for objects without a namespace.</summary>
    public required string? Namespace { get; init; }

    public required string Name { get; init; }

    public required HealthStatus Status { get; init; }

    public required string Message { get; init; }

    /// <summary>The health of an object; null when it has no kind.</summary>
    public static HealthReport? Of(JsonElement @object)
    {
        if (Text(@object, "kind") is not { } kind)
        {
            return null;
        }

        var health = ObjectHealthEvaluator.Evaluate(@object);
        var metadata = @object.TryGetProperty("metadata", out var member) ? member : default;
        return new HealthReport
        {
            Kind = kind,
            Namespace = Text(metadata, "namespace"),
            Name = Text(metadata, "name") ?? "",
            Status = health.Status,
            Message = health.Message,
        };
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
