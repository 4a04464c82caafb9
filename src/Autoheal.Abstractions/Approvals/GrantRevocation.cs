namespace Autoheal.Approvals;

/// <summary>An approval in advance is taken back. It counts as soon as it is durable, whoever asks.</summary>
public sealed record GrantRevocation
{
    /// <summary>The id that stands for all grants.</summary>
    public const string All = "*";

    /// <summary>Gets the grant's id, or <see cref="All"/>.</summary>
    public required string GrantId { get; init; }

    /// <summary>Gets why, at most 500 characters.</summary>
    public string? Reason { get; init; }
}
