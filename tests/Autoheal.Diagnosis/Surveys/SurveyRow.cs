namespace Autoheal.Diagnosis.Surveys;

/// <summary>One thing that was tried, and what was wrong with the answer; null when nothing was.</summary>
internal sealed record SurveyRow(string Name, string? Failure)
{
    /// <summary>Gets what is worth knowing about it.</summary>
    public string Note { get; init; } = "";
}
