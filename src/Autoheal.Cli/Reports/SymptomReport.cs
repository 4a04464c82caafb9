using Autoheal.Reasoning;

namespace Autoheal.Cli.Reports;

/// <summary>Something that is visibly wrong.</summary>
internal sealed record SymptomReport
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public required ObjectReport Object { get; init; }

    public static SymptomReport Of(Symptom symptom) => new() { Id = symptom.Id, Text = symptom.Text, Object = ObjectReport.Of(symptom.Object) };
}
