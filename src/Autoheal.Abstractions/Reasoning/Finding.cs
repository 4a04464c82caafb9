using Autoheal.Incidents;

namespace Autoheal.Reasoning;

/// <summary>What one rule says about one suspected cause, before causes are ranked against each other.</summary>
public sealed record Finding
{
    /// <summary>Gets the cause.</summary>
    public required CauseCode Cause { get; init; }

    /// <summary>Gets the object to blame: the workload rather than its pod.</summary>
    public required ResourceRef Object { get; init; }

    /// <summary>Gets the cause in at most 120 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the cause in at most 280 characters; one cause only.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets the checks that were made.</summary>
    public required IReadOnlyList<Check> Checks { get; init; }

    /// <summary>Gets the objects whose trouble this cause would explain.</summary>
    public IReadOnlyList<ResourceRef> Explains { get; init; } = [];

    /// <summary>Gets when the cause came into being, if known; used to prefer what changed just before.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Gets the repairs, safest first.</summary>
    public IReadOnlyList<ActionProposal> Remedies { get; init; } = [];
}
