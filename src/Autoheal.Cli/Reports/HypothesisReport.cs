using Autoheal.Catalogue;
using Autoheal.Reasoning;

namespace Autoheal.Cli.Reports;

/// <summary>A possible cause.</summary>
internal sealed record HypothesisReport
{
    public required int Rank { get; init; }

    public required int Group { get; init; }

    public required string Cause { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required ObjectReport Object { get; init; }

    public required double Confidence { get; init; }

    public required HypothesisStatus Status { get; init; }

    public required IReadOnlyList<string> Explains { get; init; }

    public required IReadOnlyList<EvidenceReport> Evidence { get; init; }

    public required IReadOnlyList<EvidenceReport> Against { get; init; }

    public required IReadOnlyList<RemedyReport> Remediation { get; init; }

    public static HypothesisReport Of(Hypothesis hypothesis, IActionCatalogue catalogue) => new()
    {
        Rank = hypothesis.Rank,
        Group = hypothesis.Group,
        Cause = hypothesis.Cause.Value,
        Title = hypothesis.Title,
        Summary = hypothesis.Summary,
        Object = ObjectReport.Of(hypothesis.Object),
        Confidence = hypothesis.Confidence,
        Status = hypothesis.Status,
        Explains = hypothesis.Explains,
        Evidence = [.. hypothesis.For.Select(EvidenceReport.Of)],
        Against = [.. hypothesis.Against.Select(EvidenceReport.Of)],
        Remediation = [.. hypothesis.Remedies.Select(remedy => new RemedyReport
        {
            Action = remedy.Action,
            Parameters = remedy.Parameters,
            Risk = catalogue.TryGet(remedy.Action, out var handler) ? handler.Descriptor.Risk : null,
        })],
    };
}
