namespace Autoheal.Hosting.Requests;

/// <summary>The body of every refusal.</summary>
public sealed record Problem
{
    /// <summary>Gets the HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>Gets one line: what is wrong, where, and what would be right. Strangers are told no more than that they are strangers.</summary>
    public required string Error { get; init; }
}
