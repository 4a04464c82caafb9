using Autoheal.Context;

namespace Autoheal.Reasoning;

/// <summary>One test of a suspected cause, with the fact that it rests on.</summary>
public sealed record Check
{
    /// <summary>Gets what was tested and seen, one clause.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the fact; null when nothing was observed.</summary>
    public Fact? Fact { get; init; }

    /// <summary>Gets what the check says.</summary>
    public CheckResult Result { get; init; }

    /// <summary>
    /// Gets how reliable the check is: the chance, between 0 and 1, that it tells the truth about this cause by itself.
    /// </summary>
    public required double Reliability { get; init; }
}
