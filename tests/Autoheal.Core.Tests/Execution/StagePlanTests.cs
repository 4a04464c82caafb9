using Autoheal.Core.Tests.Doubles;
using Autoheal.Execution;
using Autoheal.Execution.Staging;
using Autoheal.Execution.Temporary;
using Autoheal.Incidents;
using Autoheal.Planning;
using Autoheal.Policy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Core.Tests.Execution;

/// <summary>The laws of obligations about how an action is carried out.</summary>
public sealed class StagePlanTests
{
    private static readonly PlannedAction s_divided = Samples.Action with
    {
        Obligations = [],
        BlastRadius = new BlastRadius { Pods = 8, ServicePods = 10, Namespaces = ["checkout"] },
        Stages = [.. new[] { "one", "tenth", "quarter" }.Select(name => new PlannedStage { Summary = name, ResultFingerprint = name })],
    };

    public static TheoryData<string, string?> Demands { get; } = new()
    {
        { Obligations.CanaryFirst, null },
        { Obligations.Progressive, null },
        { Obligations.Progressive, "watch=5s" },
        { Obligations.RevertAfter, "after=30m" },
        { Obligations.RevertAfter, null },
        { Obligations.CapPods, "pods=1" },
        { "unclaimed", null },
    };

    /// <summary>Whatever is voted and whatever the action is: one obligation more never permits more.</summary>
    [Theory]
    [MemberData(nameof(Demands))]
    public void OneObligationMore_NeverPermitsMore(string kind, string? with)
    {
        PolicyVote[] votes = [PolicyVote.Allow("fine"), Gates.Ask(1, 900, "oncall"), PolicyVote.Deny("no"), PolicyVote.Abstain];
        PlannedAction[] actions =
        [
            s_divided,
            s_divided with { Stages = [] },
            s_divided with { Stages = null },
            s_divided with { Stages = null, BlastRadius = new BlastRadius { Pods = 1, ServicePods = 4, Namespaces = [] } },
            s_divided with { Compensation = new Compensation { Available = false, Description = "gone" } },
        ];
        foreach (var vote in votes)
        {
            foreach (var action in actions)
            {
                var input = Samples.Input with { Action = action };
                var before = Gate(PolicyVote.Allow("other"), vote).Decide(input);
                var after = Gate(PolicyVote.Allow("other"), vote.Obliging(Demand(kind, with))).Decide(input);

                Assert.True(after.Verdict <= before.Verdict, $"{kind} on {vote.Verdict}: {before.Sentence} → {after.Sentence}");
                Assert.True(after.Verdict == Verdict.Deny || after.Obligations.Any(obligation => obligation.Kind == kind));
            }
        }
    }

    [Fact]
    public void BothStagings_TheFinerOneCounts()
    {
        var both = s_divided with { Obligations = [Demand(Obligations.CanaryFirst, "watch=3m"), Demand(Obligations.Progressive, "watch=2m")] };

        Assert.Equal(["one", "tenth", "quarter"], StagePlan.Of(both).Select(stage => stage.Summary));
        Assert.Equal(TimeSpan.FromMinutes(3), StagePlan.WatchOf(both));
    }

    [Theory]
    [InlineData(true, 8, 10, null)]
    [InlineData(false, 8, 10, "set-value cannot be carried out in stages: Kubernetes decides how it reaches the pods, or it reaches all at once")]
    [InlineData(false, 1, 10, null)]
    [InlineData(false, 0, 10, "set-value cannot be carried out in stages: Kubernetes decides how it reaches the pods, or it reaches all at once")]
    [InlineData(false, 1, 1, "set-value cannot be carried out in stages: Kubernetes decides how it reaches the pods, or it reaches all at once")]
    public void Staging_IsImpossible_UnlessThereIsAPartToTryItOn(bool divided, int pods, int servicePods, string? reason) => Assert.Equal(
        reason,
        StagePlan.FindImpossible(Demand(Obligations.Progressive), s_divided with
        {
            Stages = divided ? s_divided.Stages : null, BlastRadius = new BlastRadius { Pods = pods, ServicePods = servicePods, Namespaces = [] },
        }));

    [Theory]
    [InlineData("watch=9s")]
    [InlineData("watch=300s")]
    [InlineData("watch=soon")]
    [InlineData("watch=-1m")]
    public void Staging_WatchOutsideOfItsLimits_IsImpossible(string with) => Assert.StartsWith(
        "'watch' must be a duration from 10s to less than the 300s", StagePlan.FindImpossible(Demand(Obligations.CanaryFirst, with), s_divided));

    [Theory]
    [InlineData("after=59s")]
    [InlineData("after=169h")]
    [InlineData("after=x")]
    [InlineData(null)]
    public void Temporary_TimeOutsideOfItsLimits_IsImpossible(string? with) => Assert.Equal(
        "'after' must be a duration from 1m to 168h", new RevertAfterEnforcer().FindImpossible(Demand(Obligations.RevertAfter, with), s_divided));

    [Fact]
    public async Task StageThatChangesUnderTheHash_IsNotCarriedOut()
    {
        var vote = PolicyVote.Allow("by stages", Demand(Obligations.Progressive));
        await using var host = CoreHost.Unattended(
            services: services => services.AddSingleton<IPolicy>(new ScriptedPolicy { Name = "staged", Vote = _ => vote }));
        host.World.Add("api");
        host.Action.Parts = ["one", "tenth"];
        await host.AdvanceUntilAsync(await host.AlertAsync(), IncidentPhase.Verifying);
        host.Action.Parts = ["one", "evil"];

        await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(["one"], host.Action.Writes.Select(write => write.Value));
    }

    private static PolicyGate Gate(params PolicyVote[] votes) => new(
        Gates.Voting(votes),
        [new CapPodsEnforcer(), new CanaryFirstEnforcer(), new ProgressiveEnforcer(), new RevertAfterEnforcer()],
        Books.Of(new PolicyOptions()),
        NullLogger<PolicyGate>.Instance);

    private static Obligation Demand(string kind, string? with = null) => new()
    {
        Kind = kind,
        Parameters = with?.Split('=') is [var name, var value] ? new Dictionary<string, string> { [name] = value } : new Dictionary<string, string>(),
    };
}
