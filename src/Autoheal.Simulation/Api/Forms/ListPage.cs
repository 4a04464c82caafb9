using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Forms;

/// <summary>The objects of one list answer with the list's metadata.</summary>
internal sealed record ListPage
{
    public required IReadOnlyList<StoredObject> Items { get; init; }

    public required long ResourceVersion { get; init; }

    /// <summary>Token with which to ask for the next page; null on the last one.</summary>
    public string? Continue { get; init; }

    /// <summary>How many objects follow; null when selectors make that unknown.</summary>
    public long? Remaining { get; init; }
}
