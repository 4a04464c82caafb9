using System.Text.Json;
using Autoheal.Kubernetes.Model.Health;

namespace Autoheal.Kubernetes.Tests.Model.Health;

/// <summary>Agreement with the health that others expect of objects of a hundred kinds.</summary>
public sealed class HealthCorpusTests
{
    private static readonly (string Source, HealthStatus Expected, JsonElement Object)[] s_cases = [.. Read()];

    [Fact]
    public void Evaluate_AllObjects_AgreesInNearlyAll()
    {
        var wrong = Wrong(_ => true).ToArray();

        Assert.Equal(509, s_cases.Length);
        Assert.True(wrong.Length <= s_cases.Length * 0.01, string.Join('\n', wrong));
    }

    [Fact]
    public void Evaluate_DegradedObjects_AreHardlyEverMissed()
    {
        var missed = Wrong(expected => expected == HealthStatus.Degraded).ToArray();

        Assert.True(missed.Length <= s_cases.Count(@case => @case.Expected == HealthStatus.Degraded) * 0.01, string.Join('\n', missed));
    }

    /// <summary>What is known of no kind in particular: the conventions alone, for custom kinds that nobody has described.</summary>
    [Fact]
    public void Judge_ConventionsAlone_AgreesInMost()
    {
        var right = s_cases.Count(@case => GeneralHealth.Judge(new ObjectView(@case.Object), ignoreGeneration: false).Status == @case.Expected);

        Assert.InRange(right / (double)s_cases.Length, 0.68, 1);
    }

    private static IEnumerable<string> Wrong(Func<HealthStatus, bool> choose) =>
        from @case in s_cases
        where choose(@case.Expected)
        let health = ObjectHealthEvaluator.Evaluate(@case.Object)
        where health.Status != @case.Expected
        select $"{@case.Source}: {health.Status} ({health.Message}) instead of {@case.Expected}";

    private static IEnumerable<(string Source, HealthStatus Expected, JsonElement Object)> Read()
    {
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Health", "argo-cd.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            var source = row.RootElement.GetProperty("source").GetString()!;
            var @object = ObjectDocuments.Read(row.RootElement.GetProperty("object_yaml").GetString()!, source)[0];
            yield return (source, Enum.Parse<HealthStatus>(row.RootElement.GetProperty("status").GetString()!), @object);
        }
    }
}
