using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Ownership;

/// <summary>The refusal of an apply that would change what another manager owns.</summary>
internal static class ApplyConflict
{
    private const string CauseReason = "FieldManagerConflict";

    public static StoreException Of(IReadOnlyList<(JsonObject Entry, string Path)> conflicts)
    {
        var causes = new List<FieldError>();
        foreach (var (entry, path) in conflicts)
            causes.Add(new(CauseReason, path, $"conflict with {Describe(entry)}"));
        return new(StatusReason.Conflict, Message(conflicts)) { Causes = causes };
    }

    private static string Message(IReadOnlyList<(JsonObject Entry, string Path)> conflicts)
    {
        if (conflicts.Count == 1)
            return $"Apply failed with 1 conflict: conflict with {Describe(conflicts[0].Entry)}: {conflicts[0].Path}";
        var lines = new List<string>();
        foreach (var manager in conflicts.GroupBy(conflict => Describe(conflict.Entry)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            lines.Add($"conflicts with {manager.Key}:");
            lines.AddRange(manager.Select(conflict => "- " + conflict.Path));
        }

        return $"Apply failed with {conflicts.Count} conflicts: {string.Join("\n", lines)}";
    }

    private static string Describe(JsonObject entry)
    {
        var manager = $"\"{entry.Text("manager")}\"";
        if (entry.Text("subresource") is { Length: > 0 } subresource)
            manager += $" with subresource \"{subresource}\"";
        return entry.Text("operation") == "Update" ? $"{manager} using {entry.Text("apiVersion")}" : manager;
    }
}
