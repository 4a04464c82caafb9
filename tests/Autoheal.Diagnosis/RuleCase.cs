using System.Text.RegularExpressions;

namespace Autoheal.Diagnosis;

/// <summary>
/// A situation, written as short manifests, and what the whole rule tier must say about it. <c>$words</c> in the manifests and expectations are
/// names that vary with the seed; <c>@5m</c> is a time five minutes ago. See <see cref="Manifests.ManifestDefaults"/> for what may be left out.
/// </summary>
internal sealed record RuleCase
{
    public required string Name { get; init; }

    public required string Manifests { get; init; }

    /// <summary>Gets the cause at rank 1; null when no fault may be named.</summary>
    public string? Cause { get; init; }

    /// <summary>Gets the object to blame as <c>Kind/name</c>; null when any will do.</summary>
    public string? Blamed { get; init; }

    /// <summary>Gets patterns that the title and summary of rank 1 must match, in any case.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Gets what the alert or person named, as <c>Kind/name</c>.</summary>
    public IReadOnlyList<string> Scope { get; init; } = [];

    /// <summary>Gets a value indicating whether an alert fires that measured failing requests.</summary>
    public bool IsMeasured { get; init; }

    /// <summary>Gets a value indicating whether only what the manifests hold was seen, without uids, as in a partial recording.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Gets a value indicating whether it changes the whole cluster, so that it cannot stand beside another case.</summary>
    public bool IsClusterWide { get; init; }

    /// <summary>Gets a value indicating whether everything is well, and must be said to be.</summary>
    public bool IsHealthy { get; init; }

    /// <summary>Gets causes of cases that look alike: none of them may be named with confidence.</summary>
    public IReadOnlyList<string> LooksLike { get; init; } = [];

    /// <summary>Gets the causes that its Events, which are over, spoke of.</summary>
    public IReadOnlyList<string> Past { get; init; } = [];

    /// <summary>Gets the cause that stands at rank 1 and is not named as a fault: only text speaks for it, or too little.</summary>
    public string? Suspect { get; init; }

    /// <summary>A situation whose cause must be named first.</summary>
    public static RuleCase Fault(string name, string cause, string manifests) => new() { Name = name, Cause = cause, Manifests = manifests };

    /// <summary>A situation that looks like a cause and is another one, or none that is known.</summary>
    public static RuleCase NearMiss(string name, string looksLike, string manifests) => new() { Name = name, LooksLike = [looksLike], Manifests = manifests };

    /// <summary>A situation of which only text speaks, or too little: the cause comes first, and is not named as a fault.</summary>
    public static RuleCase Suspected(string name, string suspect, string manifests) => new() { Name = name, Suspect = suspect, Manifests = manifests };

    /// <summary>A situation in which nothing is wrong any more, and Events still speak of a cause.</summary>
    public static RuleCase Stale(string name, string past, string manifests) => Healthy(name, manifests) with { Past = [past] };

    /// <summary>A situation in which nothing is wrong, whatever Events, logs and names say.</summary>
    public static RuleCase Healthy(string name, string manifests) => new() { Name = name, IsHealthy = true, Manifests = manifests };

    public RuleCase Blaming(string kindAndName) => this with { Blamed = kindAndName };

    public RuleCase Saying(params string[] patterns) => this with { Words = patterns };

    public RuleCase About(params string[] scope) => this with { Scope = scope };

    /// <summary>The near miss has a cause of its own.</summary>
    public RuleCase Being(string cause) => this with { Cause = cause };

    /// <summary>It is none of these either.</summary>
    public RuleCase LookingLike(params string[] causes) => this with { LooksLike = [.. LooksLike, .. causes] };

    /// <summary>Its Events, which are over, spoke of these, too.</summary>
    public RuleCase Outliving(params string[] causes) => this with { Past = [.. Past, .. causes] };

    public RuleCase Measured() => this with { IsMeasured = true };

    public RuleCase Partial() => this with { IsPartial = true };

    public RuleCase ClusterWide() => this with { IsClusterWide = true };

    public static bool Matches(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
}
