using Autoheal.Core.Tests.Doubles;
using Autoheal.Policy;
using Autoheal.Policy.Rules;

namespace Autoheal.Core.Tests.Policy.Rules;

/// <summary>What is not known refuses, by the rule itself and not because another one happens to.</summary>
public sealed class RefusingDefaultsTests
{
    [Theory]
    [InlineData(null, Verdict.Deny)]
    [InlineData((AutonomyLevel)99, Verdict.Deny)]
    [InlineData((AutonomyLevel)(-1), Verdict.Deny)]
    [InlineData(AutonomyLevel.Observe, Verdict.Deny)]
    [InlineData(AutonomyLevel.Shadow, Verdict.Deny)]
    [InlineData(AutonomyLevel.Approve, Verdict.RequireApproval)]
    [InlineData(AutonomyLevel.Autonomous, null)]
    public void Autonomy_Level_IsDeniedUnlessItIsKnownAndEnough(AutonomyLevel? level, Verdict? verdict) => Assert.Equal(
        verdict, new AutonomyPolicy(Books.Of(new PolicyOptions { ApproverRoles = { "oncall" } })).Evaluate(Samples.Input with { Autonomy = level }).Verdict);

    [Fact]
    public void Limits_OfAnUnknownCluster_AreTheDefaultsThatRefuse()
    {
        var open = new PolicyOptions { UnattendedActionsPerHour = 100, AllowedNamespaces = { "*" } };
        var book = Books.Of(open);

        Assert.Same(open, book.Of(""));
        Assert.Equal(0, book.Of(null).UnattendedActionsPerHour);
        Assert.Empty(book.Of(null).AllowedNamespaces);
        Assert.Equal(Environments.Production, book.EnvironmentOf(null, "checkout"));
        Assert.Equal(Verdict.Deny, new AllowedNamespacesPolicy(book).Evaluate(Samples.Input with { Cluster = null }).Verdict);
    }
}
