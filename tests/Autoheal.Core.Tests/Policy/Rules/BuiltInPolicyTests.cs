using Autoheal.Catalogue;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Policy.Rules;
using Autoheal.Reasoning;

namespace Autoheal.Core.Tests.Policy.Rules;

/// <summary>Each built-in policy alone: what it denies, what it wants people for, what it lets pass; missing data denies.</summary>
public sealed class BuiltInPolicyTests
{
    private const Verdict Deny = Verdict.Deny;
    private const Verdict Ask = Verdict.RequireApproval;
    private const Verdict Allow = Verdict.Allow;

    private readonly PolicyOptions _limits = new()
    {
        AllowedNamespaces = { "checkout" },
        UnattendedActionsPerHour = 2,
    };

    [Theory]
    [InlineData("checkout", Allow, "namespace checkout is allowed")]
    [InlineData("shop", Deny, "namespace shop is not among the allowed ones")]
    [InlineData("Checkout", Deny, "namespace Checkout is not among the allowed ones")]
    [InlineData("kube-system", Deny, "namespace kube-system is protected")]
    [InlineData("", Deny, "Deployment api lies outside any namespace")]
    public void AllowedNamespaces_Target_MustLieInOne(string @namespace, Verdict verdict, string reason) =>
        Votes(new AllowedNamespacesPolicy(Options), Aimed(@namespace), verdict, reason);

    [Theory]
    [InlineData("anything", Allow)]
    [InlineData("kube-system", Deny)]
    [InlineData("kube-public", Deny)]
    [InlineData("kube-node-lease", Deny)]
    [InlineData("", Deny)]
    public void AllowedNamespaces_AllAllowed_StillProtects(string @namespace, Verdict verdict)
    {
        _limits.AllowedNamespaces.Add("*");
        Votes(new AllowedNamespacesPolicy(Options), Aimed(@namespace), verdict);
    }

    [Fact]
    public void AllowedNamespaces_Default_AllowsNone() =>
        Votes(new AllowedNamespacesPolicy(Books.Of(new PolicyOptions())), Samples.Input, Deny);

    [Theory]
    [InlineData(1, 4, null, null)]
    [InlineData(0, 0, null, null)]
    [InlineData(1, 0, null, null)]
    [InlineData(2, 10, null, null)]
    [InlineData(2, 9, Ask, "it touches 2 of 9 pods of the service")]
    [InlineData(50, 50, Ask, "it touches 50 of 50 pods of the service")]
    [InlineData(51, 1000, Deny, "it touches 51 pods, more than 50")]
    [InlineData(-1, 4, Deny, "it touches -1 pods, more than 50")]
    public void BlastRadius_Pods_AreBounded(int pods, int servicePods, Verdict? verdict, string? reason) => Votes(
        new BlastRadiusPolicy(Options), Touching(new BlastRadius { Pods = pods, ServicePods = servicePods, Namespaces = ["checkout"] }), verdict, reason);

    [Theory]
    [InlineData("")]
    [InlineData("shop")]
    [InlineData("checkout shop")]
    public void BlastRadius_OtherNamespaces_Denies(string namespaces) => Votes(
        new BlastRadiusPolicy(Options),
        Touching(new BlastRadius { Pods = 1, ServicePods = 4, Namespaces = namespaces.Split(' ', StringSplitOptions.RemoveEmptyEntries) }),
        Deny,
        "it reaches beyond its target's namespace");

    [Theory]
    [InlineData(0.9, HypothesisStatus.Supported, ActionRisk.Medium, Allow, "confidence 0.90")]
    [InlineData(0.9, HypothesisStatus.Confirmed, ActionRisk.Medium, Allow, "confidence 0.90")]
    [InlineData(0.75, HypothesisStatus.Supported, ActionRisk.Medium, Allow, "confidence 0.75")]
    [InlineData(0.7499, HypothesisStatus.Supported, ActionRisk.Medium, Ask, "confidence 0.75 is below 0.75 for medium risk")]
    [InlineData(0.7, HypothesisStatus.Supported, ActionRisk.High, Ask, "confidence 0.70 is below 0.75 for high risk")]
    [InlineData(0.7, HypothesisStatus.Supported, ActionRisk.Destructive, Ask, "confidence 0.70 is below 0.75 for destructive risk")]
    [InlineData(0.7, HypothesisStatus.Supported, ActionRisk.Low, Allow, "confidence 0.70")]
    [InlineData(0.6999, HypothesisStatus.Supported, ActionRisk.Low, Deny, "confidence 0.70 is below 0.70: a person decides")]
    [InlineData(0.0, HypothesisStatus.Supported, ActionRisk.Low, Deny, "confidence 0.00 is below 0.70: a person decides")]
    [InlineData(double.NaN, HypothesisStatus.Supported, ActionRisk.Low, Deny, "confidence NaN is below 0.70: a person decides")]
    [InlineData(0.9, HypothesisStatus.Proposed, ActionRisk.Low, Deny, "the cause is only proposed")]
    [InlineData(0.9, HypothesisStatus.Refuted, ActionRisk.Low, Deny, "the cause is only refuted")]
    [InlineData(0.9, null, ActionRisk.Low, Deny, "the confidence in the cause is not known")]
    [InlineData(null, HypothesisStatus.Supported, ActionRisk.Low, Deny, "the confidence in the cause is not known")]
    public void Confidence_AgainstRisk_Decides(double? confidence, HypothesisStatus? status, ActionRisk risk, Verdict verdict, string reason) => Votes(
        new ConfidencePolicy(Options),
        Samples.Input with { Confidence = confidence, Status = status, Action = Samples.Action with { Risk = risk } },
        verdict,
        reason);

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(2, null, null)]
    [InlineData(3, Deny, "3 of 3 actions this hour are used up")]
    [InlineData(4, Deny, "4 of 3 actions this hour are used up")]
    [InlineData(null, Deny, "the number of recent actions cannot be read")]
    public void HourlyLimit_RecentActions_AreBounded(int? count, Verdict? verdict, string? reason) =>
        Votes(new HourlyLimitPolicy(Options), Samples.Input with { ActionsOnWorkloadLastHour = count }, verdict, reason);

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(1, null, null)]
    [InlineData(2, Ask, "2 of 2 unattended actions this hour are used up")]
    [InlineData(null, Deny, "the number of unattended actions cannot be read")]
    public void Unattended_RecentActions_AreBounded(int? count, Verdict? verdict, string? reason) =>
        Votes(new UnattendedPolicy(Options), Samples.Input with { UnattendedActionsLastHour = count }, verdict, reason);

    [Fact]
    public void Unattended_Default_AllowsNone() => Votes(
        new UnattendedPolicy(Books.Of(new PolicyOptions())), Samples.Input, Ask, "nothing runs unattended here");

    [Theory]
    [InlineData(ControlMode.Running, null, null)]
    [InlineData(ControlMode.Stopped, Deny, "the kill switch says stop: no new actions")]
    [InlineData(ControlMode.Halted, Deny, "the kill switch says halt, or cannot be read")]
    [InlineData((ControlMode)7, Deny, "the kill switch says halt, or cannot be read")]
    [InlineData(null, Deny, "the kill switch says halt, or cannot be read")]
    public void KillSwitch_AnythingButRunning_Denies(ControlMode? mode, Verdict? verdict, string? reason) =>
        Votes(new KillSwitchPolicy(), Samples.Input with { Control = mode }, verdict, reason);

    [Theory]
    [InlineData(-301, null)]
    [InlineData(-300, Ask)]
    [InlineData(0, Ask)]
    [InlineData(60, Ask)]
    public void PeopleAtWork_ChangeSinceTheTroubleBegan_Asks(int seconds, Verdict? verdict) => Votes(
        new PeopleAtWorkPolicy(Options),
        Samples.Input with { LastChangeByPerson = new ObjectChange { Manager = "kubectl", At = ManualClock.Start.AddSeconds(seconds) } },
        verdict);

    [Fact]
    public void PeopleAtWork_NoChange_Abstains() => Votes(new PeopleAtWorkPolicy(Options), Samples.Input, null);

    [Theory]
    [InlineData("production", Ask, "production")]
    [InlineData("staging", Allow, "environment staging")]
    public void Production_Environment_Decides(string environment, Verdict verdict, string reason) =>
        Votes(new ProductionPolicy(Options), Samples.Input with { Environment = environment }, verdict, reason);

    [Fact]
    public void EnvironmentOf_NamespaceThatNobodyPlaced_IsProduction()
    {
        var limits = new PolicyOptions { Environments = { ["checkout"] = "staging" } };

        Assert.Equal("staging", limits.EnvironmentOf("checkout"));
        Assert.Equal("production", limits.EnvironmentOf("Checkout"));
        Assert.Equal("production", limits.EnvironmentOf(""));
    }

    [Theory]
    [InlineData(ActionRisk.Destructive, Reversibility.Exact, true, Ask, "destructive risk")]
    [InlineData(ActionRisk.High, Reversibility.Exact, true, Ask, "high risk")]
    [InlineData(ActionRisk.Medium, Reversibility.Irreversible, true, Ask, "it cannot be undone")]
    [InlineData(ActionRisk.Low, Reversibility.Irreversible, false, Ask, "it cannot be undone")]
    [InlineData(ActionRisk.Low, Reversibility.Exact, false, Deny, "it claims an exact undo, but has no compensation")]
    [InlineData(ActionRisk.Medium, Reversibility.Exact, true, null, null)]
    [InlineData(ActionRisk.Low, Reversibility.SelfHealing, false, null, null)]
    public void Risk_ActionAndItsCompensation_AreJudgedTogether(
        ActionRisk risk, Reversibility reversibility, bool compensation, Verdict? verdict, string? reason) => Votes(
        new RiskPolicy(Options),
        Samples.Input with
        {
            Action = Samples.Action with { Risk = risk, Reversibility = reversibility, Compensation = Samples.Action.Compensation with { Available = compensation } },
        },
        verdict,
        reason);

    [Fact]
    public void Risk_High_WantsTheHigherQuorum() =>
        Assert.Equal(2, new RiskPolicy(Options).Evaluate(Samples.Input with { Action = Samples.Action with { Risk = ActionRisk.High } }).Approval!.Quorum);

    [Theory]
    [InlineData(true, true, null, null)]
    [InlineData(false, true, Ask, "the target itself is not visibly unhealthy")]
    [InlineData(true, false, Ask, "the alert's sender may not speak for namespace checkout")]
    [InlineData(null, true, Deny, "the target's health or origin is not known")]
    [InlineData(true, null, Deny, "the target's health or origin is not known")]
    public void Target_HealthAndOrigin_MustBeKnown(bool? unhealthy, bool? bound, Verdict? verdict, string? reason) =>
        Votes(new TargetPolicy(Options), Samples.Input with { TargetUnhealthy = unhealthy, NamespaceBound = bound }, verdict, reason);

    [Fact]
    public async Task Gate_BuiltInPoliciesWithoutAnyFact_Denies()
    {
        await using var host = CoreHost.Unattended();
        var empty = new PolicyInput
        {
            Now = ManualClock.Start, IncidentOpenedAt = ManualClock.Start, Action = Samples.Action with { Obligations = [] }, Cause = SmallWorld.BadValue,
        };

        Assert.Equal(Verdict.Deny, host.Get<PolicyGate>().Decide(empty).Verdict);
        Assert.Equal(Verdict.Allow, host.Get<PolicyGate>().Decide(Samples.Input).Verdict);
    }

    /// <summary>No single missing or worse fact leaves the verdict at Allow.</summary>
    [Fact]
    public async Task Gate_AnyOneFactMissing_DoesNotAllow()
    {
        await using var host = CoreHost.Unattended();
        PolicyInput[] inputs =
        [
            Samples.Input with { Confidence = null },
            Samples.Input with { Status = null },
            Samples.Input with { Control = null },
            Samples.Input with { ActionsOnWorkloadLastHour = null },
            Samples.Input with { UnattendedActionsLastHour = null },
            Samples.Input with { TargetUnhealthy = null },
            Samples.Input with { NamespaceBound = null },
        ];

        Assert.All(inputs, input => Assert.Equal(Verdict.Deny, host.Get<PolicyGate>().Decide(input).Verdict));
    }

    private PolicyBook Options => Books.Of(_limits);

    private static PolicyInput Aimed(string @namespace) =>
        Samples.Input with { Action = Samples.Action with { Target = Samples.Target with { Namespace = @namespace } } };

    private static PolicyInput Touching(BlastRadius blast) => Samples.Input with { Action = Samples.Action with { BlastRadius = blast } };

    private static void Votes(IPolicy policy, PolicyInput input, Verdict? verdict, string? reason = null)
    {
        var vote = policy.Evaluate(input);

        Assert.Equal(verdict, vote.Verdict);
        Assert.Equal(vote.Verdict == Ask, vote.Approval is { Quorum: >= 1, Roles.Count: > 0 });
        if (reason is not null)
        {
            Assert.Equal(reason, vote.Reason);
        }
    }
}
