using System.Globalization;
using System.Text.Json;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Finds out who cordoned a node, by the field manager that holds the flag.</summary>
internal static class Cordoner
{
    /// <summary>The manager and when, for instance <c>kubectl-cordon at 2026-03-01 11:00Z</c>; says so when it is not recorded.</summary>
    public static string Find(LiveObject node)
    {
        foreach (var entry in node.Items("/metadata/managedFields"))
        {
            if (JsonPointers.Find(entry, "/fieldsV1/f:spec/f:unschedulable") is null
                || JsonPointers.Find(entry, "/manager") is not { ValueKind: JsonValueKind.String } manager)
            {
                continue;
            }

            var shown = new string([.. manager.GetString()!.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.').Take(40)]);
            return JsonPointers.Find(entry, "/time") is { ValueKind: JsonValueKind.String } time && time.TryGetDateTimeOffset(out var at)
                ? $"{shown} at {at.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)}"
                : shown;
        }

        return "somebody whom the API server did not note";
    }
}
