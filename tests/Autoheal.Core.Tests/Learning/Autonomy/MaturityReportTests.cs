using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Learning.Autonomy;
using Autoheal.Policy;

namespace Autoheal.Core.Tests.Learning.Autonomy;

public sealed class MaturityReportTests
{
    private static readonly AutonomyOptions s_options = new() { Earned = true };

    [Fact]
    public async Task Report_NothingOnRecord_IsLevelZero()
    {
        await using var host = new CoreHost();

        var report = await ReportAsync(host);

        Assert.Equal((0, "nothing has been tried yet"), (report.Maturity, report.Summary));
        Assert.Empty(report.Classes);
    }

    [Fact]
    public async Task Report_ComparedInTheShadowOnly_IsLevelOne()
    {
        await using var host = new CoreHost();
        await ObserveAsync(host, 4, AutonomyOutcome.Succeeded, shadow: true);
        await ObserveAsync(host, 1, AutonomyOutcome.Failed, shadow: true);

        var report = await ReportAsync(host);

        Assert.Equal((1, "compared in the shadow only"), (report.Maturity, report.Summary));
        Assert.True(report.Classes[0] is { Agreed: 4, Disagreed: 1, Successes: 0 });
    }

    [Fact]
    public async Task Report_ApprovedActions_IsLevelTwoAndSaysWhatIsMissing()
    {
        await using var host = new CoreHost();
        await ObserveAsync(host, 10, AutonomyOutcome.Succeeded, services: 2);
        await ObserveAsync(host, 1, AutonomyOutcome.Harmed);

        var report = await ReportAsync(host);

        var standing = Assert.Single(report.Classes);
        Assert.Equal((2, "acts on approval"), (report.Maturity, report.Summary));
        Assert.Equal((10, 1, 1, 2, 1), (standing.Successes, standing.Failures, standing.Harms, standing.Services, standing.ServicesMissing));
        Assert.Equal(SuccessBound.SuccessesNeeded(1, 0.95, 0.025) - 10, standing.SuccessesMissing);
        Assert.Equal(SuccessBound.Lower(10, 1, 0.025), standing.LowerBound);
    }

    [Theory]
    [InlineData(0, 4, "has earned to act by itself in 1 of 1 classes of actions")]
    [InlineData(2, 3, "has earned to act by itself in 1 of 3 classes of actions")]
    public async Task Report_PromotedClass_IsLevelThreeOrFour(int others, int maturity, string summary)
    {
        await using var host = new CoreHost();
        await ObserveAsync(host, 1, AutonomyOutcome.Succeeded);
        await AppendAsync(host, StreamId.Control, new AutonomyChanged
        {
            Class = AutonomyClass.Key, From = AutonomyLevel.Approve, To = AutonomyLevel.Autonomous, Evidence = 1, Reason = "proved",
        });
        for (var other = 0; other < others; other++)
        {
            await ObserveAsync(host, 1, AutonomyOutcome.Succeeded, AutonomyClass.Key with { Action = $"other-{other}" });
        }

        var report = await ReportAsync(host);

        Assert.Equal((maturity, summary), (report.Maturity, report.Summary));
        Assert.Equal("proved", report.Classes.Single(standing => standing.Class == AutonomyClass.Key).LastChange);
    }

    [Fact]
    public async Task Report_BreakerOpen_SaysUntilWhen()
    {
        await using var host = new CoreHost();
        await ObserveAsync(host, 1, AutonomyOutcome.Harmed);
        var until = host.Clock.GetUtcNow().AddHours(1);
        await AppendAsync(host, StreamId.Control, new AutonomyChanged
        {
            Class = AutonomyClass.Key, From = AutonomyLevel.Autonomous, To = AutonomyLevel.Shadow, HeldUntil = until, Evidence = 1, Reason = "harm",
        });

        Assert.Equal((AutonomyLevel.Shadow, until), ((await ReportAsync(host)).Classes[0].Level, (await ReportAsync(host)).Classes[0].HeldUntil));
        host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await ReportAsync(host)).Classes[0] is { Level: AutonomyLevel.Approve, HeldUntil: null, Demotions: 1 });
    }

    private static async Task<MaturityReport> ReportAsync(CoreHost host) => await host.Get<AutonomyDirectory>().ReportAsync(s_options);

    private static async Task ObserveAsync(
        CoreHost host, int count, AutonomyOutcome outcome, ActionClass? @class = null, bool shadow = false, int services = 1)
    {
        for (var number = 0; number < count; number++)
        {
            var observed = new AutonomyObserved
            {
                Class = @class ?? AutonomyClass.Key,
                IncidentId = $"INC-{outcome}-{number}",
                Service = $"checkout/s{number % services}",
                Outcome = outcome,
                Shadow = shadow,
            };
            await AppendAsync(host, StreamId.Autonomy(observed.Class), observed);
        }
    }

    private static async Task AppendAsync(CoreHost host, StreamId stream, JournalEvent @event)
    {
        var append = host.Get<IncidentJournal>().Records(stream, await host.Journal.GetVersionAsync(stream), [@event], AppendOrigin.Autoheal);
        Assert.True((await host.Journal.AppendAsync([append], CancellationToken.None)).Succeeded);
    }
}
