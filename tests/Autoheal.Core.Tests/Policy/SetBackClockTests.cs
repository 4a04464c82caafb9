using Autoheal.Core.Tests.Doubles;
using Autoheal.Core.Tests.Policy.Documents;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Policy;
using Autoheal.Policy.Documents;

namespace Autoheal.Core.Tests.Policy;

/// <summary>A clock that is set back puts nothing off: what the time before forbade stays forbidden, and what the time now forbids is, too.</summary>
public sealed class SetBackClockTests
{
    private const string Frozen = """
        calendars: [{ name: freeze, timezone: UTC, periods: [{ from: '2026-03-01T12:00', to: '2026-03-01T13:00' }] }]
        rules: [{ name: frozen, when: { during: freeze }, then: deny }]
        """;

    private const string Relaxed = """
        rules: [{ name: never, then: deny }]
        relaxations: [{ name: exercise, relaxes: [never], reason: a drill, owner: ops, expires: '2026-03-01T12:30:00Z' }]
        """;

    [Theory]
    [InlineData(0, null, Verdict.Deny)]
    [InlineData(-30, null, Verdict.Allow)]
    [InlineData(-30, 30, Verdict.Deny)]
    [InlineData(30, 90, Verdict.Deny)]
    [InlineData(-120, -60, Verdict.Allow)]
    public void Decide_Freeze_HoldsAtEitherTime(int now, int? latest, Verdict verdict) => Assert.Equal(verdict, DecideAt(Frozen, now, latest).Verdict);

    [Theory]
    [InlineData(10, null, Verdict.Allow)]
    [InlineData(40, null, Verdict.Deny)]
    [InlineData(10, 40, Verdict.Deny)]
    public void Decide_RelaxationThatHasEnded_StaysEnded(int now, int? latest, Verdict verdict) => Assert.Equal(verdict, DecideAt(Relaxed, now, latest).Verdict);

    [Fact]
    public void Decide_BothTimesSayTheSame_SaysItOnce() =>
        Assert.Equal(DecideAt("rules: [{ name: never, then: deny }]", 0, null).Sentence, DecideAt("rules: [{ name: never, then: deny }]", 0, 60).Sentence);

    [Fact]
    public void Decide_OnlyTheTimeBeforeForbids_SaysSo() =>
        Assert.Equal("denied: frozen (rule frozen, before the clock was set back)", DecideAt(Frozen, -30, 30).Sentence);

    [Fact]
    public async Task Execution_ClockSetBackOverTheEndOfARelaxation_DoesNotRun()
    {
        await using var host = CoreHost.Unattended();
        host.Get<PolicyDocuments>().Activate(Trials.Document(Trials.Head + Relaxed));
        host.World.Add("api");
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        var id = await host.AlertAsync();
        host.Get<SteadyClock>().GetUtcNow();
        host.Clock.Correct(-TimeSpan.FromMinutes(20));

        var state = await host.AdvanceAsync(id);

        Assert.Equal(IncidentEnd.Denied, state.End);
        Assert.Empty(host.Action.Writes);
    }

    [Fact]
    public async Task Execution_ClockSetBackAndHostStartedAnew_StillKnowsTheTimeBefore()
    {
        await using var first = CoreHost.Unattended();
        first.World.Add("api");
        first.Clock.Advance(TimeSpan.FromMinutes(31));
        var id = await first.AlertAsync();
        first.Clock.Correct(-TimeSpan.FromMinutes(20));
        await using var host = CoreHost.Unattended(before: first);
        host.Get<PolicyDocuments>().Activate(Trials.Document(Trials.Head + Relaxed));

        await host.AdvanceAsync(id);

        Assert.Equal(Verdict.Deny, (await host.EventsAsync<PolicyDecided>(id)).Single().Verdict);
    }

    private static PolicyDecision DecideAt(string body, int now, int? latest) => Trials.Decide(body, Trials.Input with
    {
        Now = ManualClock.Start.AddMinutes(now), LatestNow = latest is { } minutes ? ManualClock.Start.AddMinutes(minutes) : null,
    });
}
