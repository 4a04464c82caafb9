using Autoheal.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>A policy that wants two people of the roles <c>oncall</c> for everything.</summary>
internal sealed class TwoMustApprove : IPolicy
{
    public string Name => "two-must-approve";

    public static void Add(IServiceCollection services) => services.AddSingleton<IPolicy, TwoMustApprove>();

    public PolicyVote Evaluate(PolicyInput input) => PolicyVote.RequireApproval(
        "two people decide", new ApprovalRequirement { Quorum = 2, Roles = ["oncall"], ExpiresAfterSeconds = 900 });
}
