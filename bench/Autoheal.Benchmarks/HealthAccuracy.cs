using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Autoheal.Kubernetes.Model.Health;

namespace Autoheal.Benchmarks;

/// <summary>
/// Agreement of the object health with expected health: a file of lines with <c>status</c> and <c>object_yaml</c>. Printed beside it is what the
/// conventions alone would say, which is what kinds get that nobody has described.
/// </summary>
internal static class HealthAccuracy
{
    public static async Task RunAsync(string[] args)
    {
        if (args.Length == 0)
        {
            throw new ArgumentException("Name a file: health FILE.jsonl");
        }

        var cases = new List<(HealthStatus Expected, JsonElement Object)>();
        foreach (var line in await File.ReadAllLinesAsync(args[0]))
        {
            using var row = JsonDocument.Parse(line);
            cases.Add((
                Enum.Parse<HealthStatus>(row.RootElement.GetProperty("status").GetString()!),
                ObjectDocuments.Read(row.RootElement.GetProperty("object_yaml").GetString()!, args[0])[0]));
        }

        Print("all", cases, ObjectHealthEvaluator.Evaluate);
        Print("conventions only", cases, @object => GeneralHealth.Judge(new ObjectView(@object), ignoreGeneration: false));
    }

    private static void Print(string what, List<(HealthStatus Expected, JsonElement Object)> cases, Func<JsonElement, ObjectHealth> judge)
    {
        var started = Stopwatch.GetTimestamp();
        var found = cases.Select(@case => (@case.Expected, Found: judge(@case.Object).Status)).ToArray();
        var each = Stopwatch.GetElapsedTime(started).TotalMicroseconds / cases.Count;
        var right = found.Count(pair => pair.Expected == pair.Found);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-18} {right} of {cases.Count} agree ({100.0 * right / cases.Count:0.0} %), {each:0} µs an object"));
        foreach (var group in found.GroupBy(pair => pair.Expected).OrderBy(group => group.Key))
        {
            var agree = group.Count(pair => pair.Found == pair.Expected);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {group.Key,-12} {agree,4} of {group.Count(),4} ({100.0 * agree / group.Count():0.0} %)"));
        }
    }
}
