namespace Autoheal.Approvals;

/// <summary>
/// A person's approval in advance: of one action, on one object, for a time. It stands in for that person's answer to a request and for nothing else:
/// every check of an answer applies, at every use. It never covers an action of high or destructive risk, nor one that cannot be undone.
/// </summary>
public sealed record ApprovalGrant
{
    /// <summary>Gets the id, for instance <c>GRT-3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets who gave it.</summary>
    public required string PersonId { get; init; }

    /// <summary>Gets the action's name.</summary>
    public required string Action { get; init; }

    /// <summary>Gets the id of the object's cluster.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Gets the object's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the object's namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Gets the object's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets when it was given, in UTC.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>Gets when it ends, in UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Gets the person's words; untrusted text, only ever shown.</summary>
    public string? Reason { get; init; }
}
