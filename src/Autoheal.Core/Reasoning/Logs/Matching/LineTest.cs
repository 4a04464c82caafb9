namespace Autoheal.Reasoning.Logs;

/// <summary>A test of one line, or of a record of several lines.</summary>
internal abstract class LineTest
{
    /// <summary>
    /// Words of which at least one stands in every line that passes, regardless of case; empty when no such words are known, so that every
    /// line has to be tested.
    /// </summary>
    public abstract IReadOnlyList<string> NeededWords { get; }

    /// <summary>Equal tests have equal keys.</summary>
    public abstract string Key { get; }

    /// <summary>Whether a record of several lines can pass when none of its lines does.</summary>
    public virtual bool CanSpanLines => true;

    public abstract bool Passes(string line);
}
