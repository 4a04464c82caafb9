namespace Autoheal.Policy;

/// <summary>One rule of the gate: a pure function of gathered facts. Thread-safe; no I/O, no clock but <see cref="PolicyInput.Now"/>.</summary>
public interface IPolicy
{
    /// <summary>Gets the name, unique among policies; people read it in explanations.</summary>
    string Name { get; }

    /// <summary>Votes. An exception counts as Deny.</summary>
    PolicyVote Evaluate(PolicyInput input);
}
