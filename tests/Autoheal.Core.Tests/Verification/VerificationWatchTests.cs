using Autoheal.Core.Tests.Doubles;
using Autoheal.Verification;

namespace Autoheal.Core.Tests.Verification;

public sealed class VerificationWatchTests
{
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(20);

    private readonly ManualClock _clock = new();
    private readonly VerificationWatch _watch;

    public VerificationWatchTests() => _watch = new VerificationWatch(_clock);

    [Fact]
    public void Note_HoldsForItsTime_IsSustained()
    {
        Assert.False(Look());
        _clock.Advance(Hold - TimeSpan.FromTicks(1));
        Assert.False(Look());
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.True(Look());
    }

    [Theory]
    [InlineData(PredicateState.Fails)]
    [InlineData(PredicateState.Unknown)]
    public void Note_BrokenInBetween_BeginsAnew(PredicateState state)
    {
        Look();
        _clock.Advance(Hold);
        Assert.False(Look(state));
        Assert.False(Look());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Note_ClockIsSet_OnlyPassedTimeCounts(int hours)
    {
        Look();
        _clock.Correct(TimeSpan.FromHours(hours));
        Assert.False(Look());
        _clock.Advance(Hold);
        Assert.True(Look());
    }

    private bool Look(PredicateState state = PredicateState.Holds) => _watch.Note("INC-1/1", "available", state, Hold);
}
