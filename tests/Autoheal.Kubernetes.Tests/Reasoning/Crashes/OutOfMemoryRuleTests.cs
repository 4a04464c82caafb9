using System.Text.Json.Nodes;
using Autoheal.Context;
using Autoheal.Kubernetes.Reasoning.Crashes;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Reasoning;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Reasoning.Crashes;

public class OutOfMemoryRuleTests
{
    [Fact]
    public void Evaluate_RolloutLoweredTheLimit_SuggestsTheRevisionThatServes()
    {
        var cluster = Situations.YoungRollout(CrashLoop(2, 0.5, 137, "OOMKilled"), Limited("32Mi"), Limited("256Mi"));

        var finding = Assert.Single(new OutOfMemoryRule().Evaluate(cluster.Context()));

        Assert.Contains(finding.Checks, check => check.Text == "revision 42 against revision 41: memory limit of app 256Mi → 32Mi");
        Assert.Equal("rollout-undo", Assert.Single(finding.Remedies).Action);
    }

    [Fact]
    public void Evaluate_NoLimit_SpeaksAgainstTheContainer()
    {
        var finding = Assert.Single(new OutOfMemoryRule().Evaluate(Situations.OldRollout(CrashLoop(2, 0.5, 137, "OOMKilled")).Context()));

        Assert.Contains(finding.Checks, check => check.Result == CheckResult.Refutes);
        Assert.Empty(finding.Remedies);
    }

    private static JsonObject Limited(string memory)
    {
        var container = Container("shop/api:1");
        container["resources"] = new JsonObject { ["limits"] = new JsonObject { ["memory"] = memory } };
        return container;
    }
}
