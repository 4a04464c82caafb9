using System.Text.RegularExpressions;

namespace Autoheal.Fidelity;

/// <summary>Something that Kubernetes itself words or does differently since the version that was recorded.</summary>
internal sealed record VersionDifference
{
    /// <summary>What changed, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The version with which it changed.</summary>
    public required string Since { get; init; }

    /// <summary>Where Kubernetes says so: a pull request, an enhancement, a source file.</summary>
    public required string Source { get; init; }

    /// <summary>Matches <c>aspect | text</c> of the old version; null when the new version only adds something.</summary>
    public Regex? Old { get; init; }

    /// <summary>The new wording, with the groups of <see cref="Old"/>; null when the new version no longer shows it.</summary>
    public string? New { get; init; }

    /// <summary>Matches <c>aspect | text</c> that only the new version shows.</summary>
    public Regex? Added { get; init; }
}
