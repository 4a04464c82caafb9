using Autoheal.Diagnosis.Surveys;

namespace Autoheal.Diagnosis;

/// <summary>What must hold over all cases together.</summary>
public sealed class SurveyTests
{
    private const int HealthyClusters = 10_000;
    private const int Pairs = 300;
    private const int PoisonSeeds = 3;

    [Fact]
    public async Task Diagnose_RandomHealthyClusters_FindsNothing()
    {
        var survey = await HealthySurvey.RunAsync(HealthyClusters);

        Assert.True(survey.Share >= 1, survey.Failures);
    }

    [Fact]
    public async Task Diagnose_WithoutARule_IsUnknownOrWeakerAndTrue()
    {
        var survey = await AblationSurvey.RunAsync();

        Assert.True(survey.Share >= 0.95, survey.Failures);
    }

    [Fact]
    public async Task Diagnose_TwoFaultsAtOnce_NamesBoth()
    {
        var survey = await PairSurvey.RunAsync(Pairs);

        Assert.True(survey.Share >= 0.90, survey.Failures);
    }

    [Fact]
    public async Task Diagnose_HostileText_ChangesNothing()
    {
        var (ranks, actions) = await PoisonSurvey.RunAsync(PoisonSeeds);

        Assert.True(actions.Share >= 1, actions.Failures);
        Assert.True(ranks.Share >= 0.995, ranks.Failures);
    }
}
