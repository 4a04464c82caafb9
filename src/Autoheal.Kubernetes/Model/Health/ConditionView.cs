using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>One condition of a status.</summary>
internal sealed record ConditionView
{
    public required string Type { get; init; }

    /// <summary><c>True</c>, <c>False</c>, <c>Unknown</c>, or whatever a controller wrote.</summary>
    public required string Status { get; init; }

    public string Reason { get; init; } = "";

    public string Message { get; init; } = "";

    /// <summary>How bad a false condition is, where a controller says so (Cluster API).</summary>
    public string Severity { get; init; } = "";

    public long? ObservedGeneration { get; init; }

    public bool IsTrue => Status.Equals("true", StringComparison.OrdinalIgnoreCase);

    public bool IsFalse => Status.Equals("false", StringComparison.OrdinalIgnoreCase);

    public bool IsUnknown => Status.Equals("unknown", StringComparison.OrdinalIgnoreCase);

    /// <summary>What it says: its message, else its reason.</summary>
    public string Words => Message.Length > 0 ? Message : Reason;

    public static IReadOnlyList<ConditionView> ListOf(JsonElement owner) =>
    [
        .. ObjectView.ItemsOf(ObjectView.Member(owner, "conditions"))
            .Where(condition => ObjectView.TextOf(condition, "type").Length > 0)
            .Select(Of),
    ];

    private static ConditionView Of(JsonElement condition) => new()
    {
        Type = ObjectView.TextOf(condition, "type"),
        Status = ObjectView.TextOf(condition, "status") is { Length: > 0 } status ? status : ObjectView.TextOf(condition, "phase"),
        Reason = ObjectView.TextOf(condition, "reason"),
        Message = ObjectView.TextOf(condition, "message"),
        Severity = ObjectView.TextOf(condition, "severity"),
        ObservedGeneration = ObjectView.NumberOf(ObjectView.Member(condition, "observedGeneration")),
    };
}
