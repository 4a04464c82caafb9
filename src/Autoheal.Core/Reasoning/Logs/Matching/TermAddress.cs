namespace Autoheal.Reasoning.Logs;

/// <summary>Where a term stands: in which rule, in which of its patterns, and as which positive or negated term.</summary>
/// <param name="Rule">Index of the rule.</param>
/// <param name="Pattern">Index of the pattern within the rule; inner patterns come after outer ones.</param>
/// <param name="Term">Index of the term.</param>
/// <param name="IsNegated">Whether it is a negated term.</param>
internal readonly record struct TermAddress(int Rule, int Pattern, int Term, bool IsNegated) : IComparable<TermAddress>
{
    /// <summary>The order in which a line is reported: inner patterns first, later terms first, so that a line never serves two steps.</summary>
    public int CompareTo(TermAddress other) => Rule != other.Rule ? Rule.CompareTo(other.Rule)
        : Pattern != other.Pattern ? other.Pattern.CompareTo(Pattern)
        : other.Term.CompareTo(Term);
}
