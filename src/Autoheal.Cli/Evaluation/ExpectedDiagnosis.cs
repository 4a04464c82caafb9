namespace Autoheal.Cli.Evaluation;

/// <summary>What a case expects: an <c>expected.json</c>.</summary>
internal sealed record ExpectedDiagnosis
{
    /// <summary>The cause's code; may hold <c>*</c>.</summary>
    public string? Cause { get; init; }

    public ExpectedObject? Object { get; init; }

    /// <summary>Regular expressions, upper and lower case alike, each of which must match title and summary.</summary>
    public IReadOnlyList<string>? Tokens { get; init; }

    /// <summary>Nothing is wrong: no fault may be reported.</summary>
    public bool? NoFault { get; init; }
}
