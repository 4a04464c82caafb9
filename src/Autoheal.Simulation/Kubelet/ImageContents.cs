namespace Autoheal.Simulation.Kubelet;

/// <summary>What an image holds beside its own program.</summary>
internal sealed record ImageContents
{
    /// <summary>An image that nobody described: it may hold anything.</summary>
    public static ImageContents Unknown { get; } = new();

    /// <summary>Whether it has a shell and the usual tools.</summary>
    public bool HasShell { get; init; } = true;

    /// <summary>Programs of its own, by name or path; null when nobody knows, and any is taken to be there.</summary>
    public IReadOnlyList<string>? Programs { get; init; }

    /// <summary>Whether the container's arguments are a command of their own, as in images whose entry point only passes them on.</summary>
    public bool ArgumentsAreCommand { get; init; }

    /// <summary>The image's USER: empty for root, a number, or a name.</summary>
    public string User { get; init; } = "";

    public bool Has(string program) => Programs is null || Programs.Contains(program) || Programs.Contains(program[(program.LastIndexOf('/') + 1)..]);
}
