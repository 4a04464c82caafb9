namespace Autoheal.Approvals;

/// <summary>
/// One person's counted approval of one plan. Made by the approval ledger alone, from a durable event: no public constructor, no
/// copy with changes, no deserialisation.
/// </summary>
public sealed class ApprovalDecision
{
    internal ApprovalDecision(string requestId, string planHash, string personId, DateTimeOffset at, string? grant = null)
    {
        RequestId = requestId;
        PlanHash = planHash;
        PersonId = personId;
        At = at;
        Grant = grant;
    }

    /// <summary>Gets the request's id.</summary>
    public string RequestId { get; }

    /// <summary>Gets the hash of the plan that was approved.</summary>
    public string PlanHash { get; }

    /// <summary>Gets who approved.</summary>
    public string PersonId { get; }

    /// <summary>Gets when, in UTC.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Gets the id of the approval in advance that it rests on; null when the person answered the request.</summary>
    public string? Grant { get; }
}
