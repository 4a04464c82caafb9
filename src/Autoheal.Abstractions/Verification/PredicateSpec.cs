using Autoheal.Incidents;
using Autoheal.Planning;

namespace Autoheal.Verification;

/// <summary>Something that can be true or false of the world, as data: it is part of the plan's hash and survives a restart.</summary>
public sealed record PredicateSpec
{
    /// <summary>Gets the kind: one of <see cref="PredicateKinds"/> or an add-on's own.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the object that it is about.</summary>
    public required ResourceRef Subject { get; init; }

    /// <summary>Gets the parameters.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init => field = Frozen.Copy(value); } = Frozen.NoParameters;

    /// <summary>Gets how long it must hold without a break before it counts, in seconds; 0 counts at once.</summary>
    public int SustainSeconds { get; init; }
}
