using Autoheal.Policy;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>A policy that votes as a test says.</summary>
internal sealed class ScriptedPolicy : IPolicy
{
    public string Name { get; init; } = "scripted";

    public required Func<PolicyInput, PolicyVote> Vote { get; set; }

    public PolicyVote Evaluate(PolicyInput input) => Vote(input);
}
