using Autoheal.Diagnosis.Surveys;

namespace Autoheal.Diagnosis;

/// <summary>Recorded incidents of others.</summary>
public sealed class RecordedTests
{
    [Fact]
    public async Task Diagnose_RecordedIncidents_NamesWhatIsExpected()
    {
        var survey = await RecordedSurvey.RunAsync();

        Assert.True(survey.Share >= 1, survey.Failures);
    }
}
