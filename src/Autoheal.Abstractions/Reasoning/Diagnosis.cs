using Autoheal.Context;

namespace Autoheal.Reasoning;

/// <summary>The ranked answer to "what is wrong?", with everything that it rests on.</summary>
public sealed record Diagnosis
{
    /// <summary>Gets the outcome.</summary>
    public DiagnosisOutcome Outcome { get; init; }

    /// <summary>Gets a value indicating whether something that was asked for was not seen in full.</summary>
    public bool Partial { get; init; }

    /// <summary>Gets what is visibly wrong.</summary>
    public IReadOnlyList<Symptom> Symptoms { get; init; } = [];

    /// <summary>Gets the hypotheses, best first, at most 10; refuted ones stay, last.</summary>
    public IReadOnlyList<Hypothesis> Hypotheses { get; init; } = [];

    /// <summary>Gets the facts that evidence cites.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>Gets what a person needs to go on.</summary>
    public DiagnosisBrief Brief { get; init; } = new();
}
