using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Api.Tables;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Definitions;

/// <summary>The <c>additionalPrinterColumns</c> of a custom resource: name, then what the definition names, or the age alone.</summary>
internal static class PrinterColumns
{
    public static TableDefinition Of(JsonObject version)
    {
        var columns = new List<TableColumn> { new("Name") };
        var paths = new List<(string Path, string Type)>();
        foreach (var column in version.Array("additionalPrinterColumns").Objects())
        {
            var type = column.Text("type") ?? "string";
            columns.Add(new(column.Text("name") ?? "", type == "integer" ? "integer" : type == "boolean" ? "boolean" : "string", column.Number("priority") > 0));
            paths.Add((column.Text("jsonPath") ?? "", type));
        }

        if (paths.Count == 0)
        {
            columns.Add(new("Age"));
            paths.Add((".metadata.creationTimestamp", "date"));
        }

        return new([.. columns], (item, now) => [item.Name, .. paths.Select(path => Cell(item, path.Path, path.Type, now))]);
    }

    private static object Cell(StoredObject item, string path, string type, DateTimeOffset now)
    {
        var value = FieldPathReading.Find(item.Json, path);
        return (type, value) switch
        {
            (_, null) => "",
            ("date", _) when DateTimeOffset.TryParse(value.ToString(), out _) => HumanDuration.Show(now - KubernetesTime.Parse(value.ToString())),
            ("integer", _) when value.AsNumber() is { } number => number,
            ("boolean", JsonValue flag) when flag.TryGetValue<bool>(out var set) => set,
            _ => value.ToString(),
        };
    }
}
