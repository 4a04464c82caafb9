using Autoheal.Incidents;

namespace Autoheal.Context;

/// <summary>
/// One observation with its origin. Later things cite it by <see cref="Id"/>. A fact goes into the journal, so its value never
/// holds log text, object bodies or anything that could be a secret: text from outside is reduced to closed words and counts.
/// </summary>
public sealed record Fact
{
    /// <summary>Gets the id, unique within one diagnosis: <c>F1</c>, <c>F2</c> …</summary>
    public required string Id { get; init; }

    /// <summary>Gets the object that the fact is about.</summary>
    public required ResourceRef Subject { get; init; }

    /// <summary>Gets what is observed, for instance <c>container.waiting.reason</c>.</summary>
    public required string Predicate { get; init; }

    /// <summary>Gets the observed value, at most 200 characters.</summary>
    public required string Value { get; init; }

    /// <summary>Gets when it became true if known, else when it was observed, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets where it was read: <c>api</c>, <c>log</c>, <c>event</c>, <c>metric</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Gets how it was asked for, for instance <c>GET pods?namespace=checkout</c>.</summary>
    public string Query { get; init; } = "";

    /// <summary>Gets how far the field may be believed.</summary>
    public TrustLevel Trust { get; init; }
}
