using Autoheal.Journal.Events;

namespace Autoheal.Cli.Reports;

/// <summary>A person's answer.</summary>
internal sealed record ApprovalReport
{
    public required string RequestId { get; init; }

    public required string PlanHash { get; init; }

    public required string PersonId { get; init; }

    public required string? Role { get; init; }

    public required bool Approve { get; init; }

    public required bool Counted { get; init; }

    public required string Note { get; init; }

    public static ApprovalReport Of(ApprovalAnswered answered) => new()
    {
        RequestId = answered.RequestId,
        PlanHash = answered.PlanHash,
        PersonId = answered.PersonId,
        Role = answered.Role,
        Approve = answered.Approve,
        Counted = answered.Counted,
        Note = answered.Note,
    };
}
