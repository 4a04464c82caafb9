namespace Autoheal.Reasoning;

/// <summary>
/// An entry of the cause catalogue: what a rule can name, in words that fit every case. <c>autoheal explain</c> and the catalogue's page print it;
/// ranking reads <see cref="Refines"/>. Immutable.
/// </summary>
public sealed record CauseDescription
{
    /// <summary>Gets the stable code.</summary>
    public required CauseCode Code { get; init; }

    /// <summary>Gets the cause in general, at most 100 characters, for instance "A release names an image that its registry does not have".</summary>
    public required string Title { get; init; }

    /// <summary>Gets how it is recognised: the fields and words that show it, structured ones first.</summary>
    public IReadOnlyList<string> Signs { get; init; } = [];

    /// <summary>Gets the safest repair, one sentence; empty when there is none to recommend.</summary>
    public string Repair { get; init; } = "";

    /// <summary>Gets who may start that repair.</summary>
    public RepairClass RepairClass { get; init; }

    /// <summary>Gets what must be at hand to name the cause.</summary>
    public EvidenceNeed Need { get; init; }

    /// <summary>Gets the rows of the failure taxonomy that it stands for.</summary>
    public IReadOnlyList<int> Rows { get; init; } = [];

    /// <summary>
    /// Gets the codes of which this one says more: what remains true, and weaker, about the same object when this cause cannot be named. A supported
    /// cause ranks before those that it refines.
    /// </summary>
    public IReadOnlyList<CauseCode> Refines { get; init; } = [];
}
