namespace Autoheal.Diagnosis.Surveys;

/// <summary>Many answers of the rule tier to one question.</summary>
internal sealed record Survey(string Title, IReadOnlyList<SurveyRow> Rows)
{
    public int Right => Rows.Count(row => row.Failure is null);

    public double Share => Rows.Count == 0 ? 1 : (double)Right / Rows.Count;

    /// <summary>The failures, for an assertion's message.</summary>
    public string Failures => $"{Title}: {Right} of {Rows.Count} right\n" + string.Join('\n', Rows.Where(row => row.Failure is not null).Select(row => $"  {row.Name}: {row.Failure}"));
}
