using Autoheal.Core.Tests.Doubles;
using Autoheal.Policy;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Policy;

/// <summary>An engine outside can only tighten, whatever it says, and however many there are.</summary>
public sealed class OpinionProperties
{
    [Fact]
    public void Decide_MoreOpinions_NeverPermitsMore() => Check.One(
        Seeded.Config,
        Prop.ForAll(Inputs(), Opinions(), (input, opinions) =>
        {
            using var host = new SynchronousHost();
            var (without, with) = (host.Decide(input), host.Decide(input with { Opinions = [.. input.Opinions, .. opinions] }));
            return with.Verdict < without.Verdict
                || (with.Verdict == without.Verdict && (with.Approval?.Quorum ?? 0) >= (without.Approval?.Quorum ?? 0)
                    && !(with.Approval?.Roles ?? []).Except(without.Approval?.Roles ?? []).Any());
        }));

    [Fact]
    public async Task Decide_SeveralWantApproval_AllOfItHoldsAtOnce()
    {
        await using var host = CoreHost.Unattended();
        PolicyOpinion Asks(int quorum, params string[] roles) => new()
        {
            Source = "opa", Verdict = Verdict.RequireApproval, Reason = "ask", Approval = new ApprovalRequirement { Quorum = quorum, Roles = roles },
        };

        var approval = host.Get<PolicyGate>().Decide(Samples.Input with { Opinions = [Asks(3, "oncall", "lead"), Asks(1, "oncall", "boss")] }).Approval!;

        Assert.Equal((3, "oncall"), (approval.Quorum, Assert.Single(approval.Roles)));
    }

    [Fact]
    public async Task Add_SourceFails_Denies()
    {
        await using var host = CoreHost.Unattended(services: services => services.AddSingleton<IPolicyFactSource>(new ScriptedFacts(_ => throw new TimeoutException("secret"))));

        var input = await host.Get<FindingsOfSources>().AddAsync(Samples.Input, CancellationToken.None);

        var decision = host.Get<PolicyGate>().Decide(input);
        Assert.Equal((Verdict.Deny, "denied: facts: it could not be asked (TimeoutException) (outside-engines)"), (decision.Verdict, decision.Sentence));
    }

    [Fact]
    public async Task Add_SourcesDisagree_TheStricterFactCounts()
    {
        var some = new ScriptedFacts(_ => new PolicyFindings { ErrorBudgetRemaining = 0.5, AddedCostPerHour = 1, TargetLabels = new Dictionary<string, string> { ["a"] = "1" } });
        var others = new ScriptedFacts(_ => new PolicyFindings { ErrorBudgetRemaining = 0.2, AddedCostPerHour = 4, TargetLabels = new Dictionary<string, string>() });
        await using var host = CoreHost.Unattended(services: services => services.AddSingleton<IPolicyFactSource>(some).AddSingleton<IPolicyFactSource>(others));

        var input = await host.Get<FindingsOfSources>().AddAsync(Samples.Input, CancellationToken.None);

        Assert.Equal((0.2, 4d, "1"), (input.ErrorBudgetRemaining, input.AddedCostPerHour, input.TargetLabels!["a"]));
    }

    private static Arbitrary<PolicyInput> Inputs() => Gen.Elements(
        [.. AbstractDomain.Actions.SelectMany(action => AbstractDomain.FactsFor(action).Where((_, index) => index % 6007 == 0))]).ToArbitrary();

    private static Arbitrary<PolicyOpinion[]> Opinions()
    {
        var opinion =
            from verdict in Gen.Elements(Enum.GetValues<Verdict>())
            from source in Gen.Elements("opa", "other")
            from named in Gen.Elements(true, false)
            from quorum in Gen.Choose(-1, 3)
            from roles in Gen.SubListOf("oncall", "lead")
            select new PolicyOpinion
            {
                Source = source,
                Verdict = verdict,
                Reason = "said so",
                Approval = named ? new ApprovalRequirement { Quorum = quorum, Roles = [.. roles] } : null,
            };
        return Gen.ArrayOf(opinion).ToArbitrary();
    }

    private sealed class SynchronousHost : IDisposable
    {
        private readonly CoreHost _host = CoreHost.Unattended();

        public PolicyDecision Decide(PolicyInput input) => _host.Get<PolicyGate>().Decide(input);

        public void Dispose() => _host.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
