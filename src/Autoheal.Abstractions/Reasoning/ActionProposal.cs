using Autoheal.Incidents;
using Autoheal.Planning;

namespace Autoheal.Reasoning;

/// <summary>A repair that somebody suggests: an action of the catalogue, a target and parameters. It grants nothing.</summary>
public sealed record ActionProposal
{
    /// <summary>Gets the action's name in the catalogue, for instance <c>rollout-undo</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Gets the object to act on.</summary>
    public required ResourceRef Target { get; init; }

    /// <summary>Gets the parameters as the action's schema describes them, as text; never taken from untrusted text.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init => field = Frozen.Copy(value); } = Frozen.NoParameters;
}
