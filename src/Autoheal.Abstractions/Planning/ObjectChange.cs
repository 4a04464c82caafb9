namespace Autoheal.Planning;

/// <summary>The last change of a target's spec by somebody who is not a known controller.</summary>
public sealed record ObjectChange
{
    /// <summary>Gets the field manager as the API server recorded it; untrusted text, only ever shown.</summary>
    public required string Manager { get; init; }

    /// <summary>Gets when, in UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
