using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Reasoning;
using static Autoheal.Core.Tests.Reasoning.Ranking.Findings;

namespace Autoheal.Core.Tests.Reasoning;

public sealed class ConfidenceTests
{
    private static readonly ResourceRef s_api = Deployment("api");

    [Fact]
    public void Of_TwoWitnesses_CombineAsIndependent() =>
        Assert.Equal(0.8, Confidence.Of([Supports(0.6, s_api, "one"), Supports(0.5, s_api, "two")]), 4);

    [Fact]
    public void Of_OneFactTwice_CountsOnce() =>
        Assert.Equal(0.6, Confidence.Of([Supports(0.6, s_api, "one"), Supports(0.5, s_api, "one")]), 4);

    [Fact]
    public void Of_SeveralTextsOfOneLog_CountLessAndLess() => Assert.Equal(
        1 - ((1 - (0.9 * 0.3)) * (1 - (0.8 * 0.15))),
        Confidence.Of([Supports(0.9, s_api, "one", TrustLevel.Untrusted), Supports(0.8, s_api, "two", TrustLevel.Untrusted)]),
        4);

    [Fact]
    public void Of_TextThatAFactCorroborates_CountsMore() =>
        Assert.Equal(1 - (0.5 * (1 - (0.5 * 0.4))), Confidence.Of([Supports(0.5, s_api, "state"), Supports(0.5, s_api, "line", TrustLevel.Untrusted)]), 4);

    [Fact]
    public void Of_Refuted_TakesAwayInProportion() =>
        Assert.Equal(0.16, Confidence.Of([Supports(0.8, s_api, "one"), Refutes(0.8, s_api, "two")]), 4);

    [Fact]
    public void Of_NotObserved_ChangesNothing() =>
        Assert.Equal(0.6, Confidence.Of([Supports(0.6, s_api, "one"), new Check { Text = "unseen", Reliability = 0.9 }]), 4);

    [Theory]
    [InlineData(TrustLevel.Controlled, HypothesisStatus.Supported)]
    [InlineData(TrustLevel.Measured, HypothesisStatus.Supported)]
    [InlineData(TrustLevel.Declared, HypothesisStatus.Proposed)]
    [InlineData(TrustLevel.Untrusted, HypothesisStatus.Proposed)]
    public void Status_OneFact_DependsOnItsTrust(TrustLevel trust, HypothesisStatus status) =>
        Assert.Equal(status, Confidence.Status([Supports(0.9, s_api, "one", trust)], 0.9));

    [Fact]
    public void Calibrate_Anything_IsRisingAndBelowOne()
    {
        var values = Enumerable.Range(0, 101).Select(step => Calibration.Of(step / 100.0)).ToArray();

        Assert.Equal(values.Order(), values);
        Assert.All(values, value => Assert.InRange(value, 0, Calibration.Ceiling));
    }

    [Fact]
    public void Calibrate_BelowTheThresholdForActing_IsNeverRaised() =>
        Assert.All(Enumerable.Range(0, 70), step => Assert.True(Calibration.Of(step / 100.0) <= (step / 100.0) + 0.0001));

    [Fact]
    public void Calibrate_BetweenKnots_IsOnTheLine() => Assert.Equal(0.5, Calibration.Of(0.7, [(0.6, 0.4), (0.8, 0.6)]), 4);
}
