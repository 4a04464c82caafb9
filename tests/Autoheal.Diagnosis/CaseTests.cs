using Autoheal.Diagnosis.Surveys;

namespace Autoheal.Diagnosis;

/// <summary>Each case by itself, so that a failing one is seen by name.</summary>
public sealed class CaseTests
{
    public static TheoryData<string> Names => [.. CaseCatalogue.All.Select(@case => @case.Name)];

    [Fact]
    public void Rules_OfTheWholeTier_HaveNamesOfTheirOwn() => Assert.Empty(
        RuleTier.Whole.Rules.GroupBy(rule => rule.Name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Diagnose_Case_SaysWhatItShould(string name)
    {
        for (var seed = 1; seed <= CaseSurvey.Seeds; seed++)
        {
            Assert.Null(await CaseSurvey.JudgeAsync(CaseCatalogue.Find(name), seed) is { } failure ? $"seed {seed}: {failure}" : null);
        }
    }
}
