using System.Text.RegularExpressions;

namespace Autoheal.Simulation.Kubelet;

/// <summary>An image's name taken apart: repository, and tag or digest.</summary>
internal sealed partial record ImageReference(string Repository, string Tag)
{
    private const string PublicHost = "docker.io";

    /// <summary>The registry's host.</summary>
    public string Host => HasHost ? Repository[..Repository.IndexOf('/', StringComparison.Ordinal)] : PublicHost;

    /// <summary>The repository within its registry.</summary>
    public string Path => HasHost ? Repository[(Repository.IndexOf('/', StringComparison.Ordinal) + 1)..]
        : Repository.Contains('/', StringComparison.Ordinal) ? Repository : "library/" + Repository;

    /// <summary>The last part of the repository, which mostly says what the image holds.</summary>
    public string Name => Repository[(Repository.LastIndexOf('/') + 1)..];

    /// <summary>The reference as the runtime prints it, with registry and tag filled in.</summary>
    public string Full => $"{Host}/{Path}{(Tag.Contains(':', StringComparison.Ordinal) ? "@" : ":")}{Tag}";

    private bool HasHost => Repository.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
        && (Repository.AsSpan(0, slash).ContainsAny('.', ':') || Repository.AsSpan(0, slash) is "localhost");

    /// <summary>Null when the text is no valid reference.</summary>
    public static ImageReference? Parse(string image)
    {
        var match = Pattern().Match(image);
        if (!match.Success)
            return null;
        var digest = match.Groups["digest"].Value;
        var tag = match.Groups["tag"].Value;
        return new(match.Groups["name"].Value, digest.Length > 0 ? digest : tag.Length > 0 ? tag : "latest");
    }

    /// <summary>What is wrong with a reference that does not parse.</summary>
    public static string Complaint(string image)
    {
        var lowered = image.ToLowerInvariant();
        return lowered != image && Pattern().IsMatch(lowered.Split(':')[0])
            ? "invalid reference format: repository name must be lowercase"
            : "invalid reference format";
    }

    [GeneratedRegex(@"^(?<name>(?:[A-Za-z0-9][A-Za-z0-9.-]*(?::\d+)?/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
