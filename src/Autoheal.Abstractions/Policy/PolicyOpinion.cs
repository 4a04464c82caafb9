using System.Text.Json.Serialization;

namespace Autoheal.Policy;

/// <summary>What an engine outside of Autoheal said before the decision was made. It can only tighten: an opinion that allows counts for nothing.</summary>
public sealed record PolicyOpinion
{
    /// <summary>Gets who said it, for instance <c>opa</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Gets what was said; an answer that could not be had is a denial.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Gets why, one clause.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets the id under which the engine logged its decision; null when it gave none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DecisionId { get; init; }

    /// <summary>Gets who must approve; null leaves it to the other policies' roles. Counts only with <see cref="Verdict.RequireApproval"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ApprovalRequirement? Approval { get; init; }
}
