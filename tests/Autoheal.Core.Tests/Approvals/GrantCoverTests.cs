using Autoheal.Approvals;
using Autoheal.Approvals.Grants;
using Autoheal.Catalogue;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Planning;

namespace Autoheal.Core.Tests.Approvals;

/// <summary>A grant covers exactly what it names.</summary>
public sealed class GrantCoverTests
{
    private static readonly ApprovalGrant s_grant = new()
    {
        Id = "GRT-1", PersonId = "amira", Action = SetValueAction.ActionName, ClusterId = SmallWorld.Cluster, Kind = "Deployment", Namespace = "checkout", Name = "api",
        GivenAt = ManualClock.Start, ExpiresAt = ManualClock.Start.AddHours(1),
    };

    public static TheoryData<string> Elsewhere => ["action", "cluster", "plan's cluster", "kind", "namespace", "name", "high", "destructive", "irreversible", "second step", "no step"];

    [Theory]
    [InlineData(ActionRisk.Low)]
    [InlineData(ActionRisk.Medium)]
    public void Covers_WhatItNames_Does(ActionRisk risk) =>
        Assert.True(GrantCover.Covers(s_grant, Samples.Plan with { Steps = [Samples.Action with { Risk = risk }] }));

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public void Covers_AnythingElse_DoesNot(string what) => Assert.False(GrantCover.Covers(s_grant, Plan(what)));

    private static RemediationPlan Plan(string what)
    {
        var (plan, step, target) = (Samples.Plan, Samples.Action, Samples.Target);
        return what switch
        {
            "action" => plan with { Steps = [step with { Action = "scale" }] },
            "cluster" => plan with { Steps = [step with { Target = target with { ClusterId = "c2" } }] },
            "plan's cluster" => plan with { ClusterId = "c2" },
            "kind" => plan with { Steps = [step with { Target = target with { Kind = "StatefulSet" } }] },
            "namespace" => plan with { Steps = [step with { Target = target with { Namespace = "shop" } }] },
            "name" => plan with { Steps = [step with { Target = target with { Name = "api-2" } }] },
            "high" => plan with { Steps = [step with { Risk = ActionRisk.High }] },
            "destructive" => plan with { Steps = [step with { Risk = ActionRisk.Destructive }] },
            "irreversible" => plan with { Steps = [step with { Reversibility = Reversibility.Irreversible }] },
            "second step" => plan with { Steps = [step, step with { Target = target with { Name = "web" } }] },
            _ => plan with { Steps = [] },
        };
    }
}
