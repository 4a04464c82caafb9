using Autoheal.Simulation.Api.Selecting;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Watching;

/// <summary>Which objects of a kind a list or a watch is about.</summary>
internal sealed record WatchFilter
{
    public required ObjectKind Kind { get; init; }

    public string? Namespace { get; init; }

    public LabelSelector Labels { get; init; } = LabelSelector.Everything;

    public FieldSelector Fields { get; init; } = FieldSelector.Everything;

    /// <summary>Whether nothing but kind and namespace restricts it.</summary>
    public bool SelectsAll => Labels.IsEverything && Fields.IsEverything;

    public bool Matches(StoredObject candidate) =>
        (Namespace is null || candidate.Namespace == Namespace) && (SelectsAll || (Labels.Matches(candidate.Labels) && Fields.Matches(candidate)));
}
