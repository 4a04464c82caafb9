using System.Text.Json;
using System.Text.RegularExpressions;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Context;
using Autoheal.Reasoning;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Diagnosis.Surveys;

/// <summary>
/// Recorded incidents of others. Right means: the expected object and every expected token at rank 1; where nothing is wrong, no fault. The expected
/// categories are words of the recordings' own; the row's note says which cause stands for them.
/// </summary>
internal static class RecordedSurvey
{
    /// <summary>Expectations that nothing in the recording bears out, each with the reason.</summary>
    private static readonly Dictionary<string, string> s_unfounded = new(StringComparer.Ordinal)
    {
        ["test_ask_holmes/04_related_k8s_events"] = "the recording holds normal events of a start and no crash: unknown is right",
    };

    private static readonly string s_fixtures = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static async Task<Survey> RunAsync()
    {
        using var gold = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_fixtures, "recorded-gold.json")));
        using var noFault = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_fixtures, "recorded-no-fault.json")));
        var quiet = noFault.RootElement.EnumerateArray().Select(name => name.GetString()!).ToHashSet();
        var rows = new List<SurveyRow>();
        foreach (var directory in Directory.EnumerateDirectories(Path.Combine(s_fixtures, "Recorded")).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(directory).Replace("__", "/", StringComparison.Ordinal);
            var diagnosis = await DiagnoseAsync(directory);
            var isExpected = gold.RootElement.TryGetProperty(name, out var expected);
            var failure = s_unfounded.ContainsKey(name) ? (diagnosis.Outcome == DiagnosisOutcome.Fault ? CaseVerdict.Describe(diagnosis) : null)
                : isExpected ? Judge(expected, diagnosis)
                : quiet.Contains(name) && diagnosis.Outcome == DiagnosisOutcome.Fault ? CaseVerdict.Describe(diagnosis) : null;
            rows.Add(new SurveyRow(name, failure) { Note = s_unfounded.GetValueOrDefault(name) ?? Note(diagnosis, expected) });
        }

        return new Survey("Recorded incidents", rows);
    }

    private static string Note(Reasoning.Diagnosis diagnosis, JsonElement expected) =>
        (expected.ValueKind == JsonValueKind.Object ? expected.GetProperty("category").GetString() + " → " : "no expectation or no fault → ")
        + (diagnosis.Hypotheses.Count > 0 ? $"{diagnosis.Outcome}, {diagnosis.Hypotheses[0].Cause}" : $"{diagnosis.Outcome}");

    private static async Task<Reasoning.Diagnosis> DiagnoseAsync(string directory)
    {
        var recording = RecordedCluster.Open(directory);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(recording.Clock);
        services.AddAutoheal().AddKubernetes(kubernetes => kubernetes.Recording = recording);
        await using var provider = services.BuildServiceProvider();
        var scope = new IncidentScope { Namespaces = recording.Namespaces };
        return (await provider.GetRequiredService<IncidentPreview>().DiagnoseAsync(scope)).Diagnosis;
    }

    private static string? Judge(JsonElement expected, Reasoning.Diagnosis diagnosis)
    {
        if (diagnosis.Hypotheses.Count == 0)
        {
            return "no hypothesis; " + CaseVerdict.Describe(diagnosis);
        }

        var first = diagnosis.Hypotheses[0];
        if (expected.GetProperty("object").GetString()!.Split('/') is [_, var @namespace, var name]
            && !(Fits(@namespace, first.Object.Namespace) && (Fits(name, first.Object.Name) || Names(name, first.Object.Name))))
        {
            return $"{name} expected; {CaseVerdict.Describe(diagnosis)}";
        }

        var said = (first.Title + " " + first.Summary) is { Length: > 400 } text ? text[..400] : first.Title + " " + first.Summary;
        var missing = expected.GetProperty("must").EnumerateArray().Select(token => token.GetString()!).FirstOrDefault(token => !RuleCase.Matches(said, token));
        return missing is null ? null : $"'{missing}' is not in '{said}'; {CaseVerdict.Describe(diagnosis)}";
    }

    private static bool Fits(string pattern, string text) =>
        Regex.IsMatch(text, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>The workload instead of its pod: the pod's name begins with it.</summary>
    private static bool Names(string pattern, string workload) => pattern.TrimEnd('*').StartsWith(workload, StringComparison.Ordinal);
}
