using System.Text.RegularExpressions;

namespace Autoheal.Fidelity;

/// <summary>Something that Kubernetes itself words or does differently since the version that was recorded.</summary>
internal sealed record VersionDifference
{
    /// <summary>What changed, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The version with which it changed, where the source names it.</summary>
    public required string Since { get; init; }

    /// <summary>Where Kubernetes says so: a pull request, an enhancement, a source file.</summary>
    public required string Source { get; init; }

    /// <summary>Matches <c>aspect | text</c> as the simulated version shows it.</summary>
    public required Regex Pattern { get; init; }

    /// <summary>Whether <see cref="Pattern"/> matches the recorded version instead, because what is new follows from what was, and not the other way.</summary>
    public bool OfRecorded { get; init; }

    /// <summary>The same as the recorded version shows it, with the groups of <see cref="Pattern"/>; null when it does not show it at all.</summary>
    public string? Old { get; init; }

    /// <summary>Whether it concerns only objects that are being deleted.</summary>
    public bool OfDeleted { get; init; }

    /// <summary>Whether it shows in both, only at another time.</summary>
    public bool IsLater { get; init; }
}
