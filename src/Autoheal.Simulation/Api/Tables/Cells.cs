using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Tables;

/// <summary>What the cells of several kinds share.</summary>
internal static class Cells
{
    public const string None = "<none>";

    public static string Age(StoredObject item, DateTimeOffset now) => HumanDuration.Since(item.Metadata, "creationTimestamp", now);

    public static string OrNone(string? text) => string.IsNullOrEmpty(text) ? None : text;

    /// <summary>The named field of every element, separated by commas.</summary>
    public static string Join(JsonArray? list, string field)
    {
        var texts = new List<string>();
        foreach (var element in list ?? [])
            texts.Add(element.Text(field) ?? "");
        return string.Join(",", texts);
    }
}
