using Autoheal.Context;
using Autoheal.Reasoning;

namespace Autoheal.Cli.Reports;

/// <summary>A fact that speaks for or against a hypothesis.</summary>
internal sealed record EvidenceReport
{
    public required string FactId { get; init; }

    public required string Text { get; init; }

    public required string Source { get; init; }

    public required TrustLevel Trust { get; init; }

    public static EvidenceReport Of(Evidence evidence) => new()
    {
        FactId = evidence.FactId,
        Text = evidence.Text,
        Source = evidence.Source,
        Trust = evidence.Trust,
    };
}
