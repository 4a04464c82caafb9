using System.Text.RegularExpressions;

namespace Autoheal.Simulation.Kubelet;

/// <summary>An image's name taken apart: repository, and tag or digest.</summary>
internal sealed partial record ImageReference(string Repository, string Tag)
{
    /// <summary>The reference as the runtime prints it, with registry and tag filled in.</summary>
    public string Full => (Repository.Split('/')[0] is var host && (host.Contains('.') || host.Contains(':')) && Repository.Contains('/')
        ? Repository
        : Repository.Contains('/') ? $"docker.io/{Repository}" : $"docker.io/library/{Repository}") + (Tag.Contains(':') ? "@" : ":") + Tag;

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

    [GeneratedRegex(@"^(?<name>(?:[A-Za-z0-9][A-Za-z0-9.-]*(?::\d+)?/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
