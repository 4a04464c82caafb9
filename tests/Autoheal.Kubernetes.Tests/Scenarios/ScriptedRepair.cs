using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>Is sure that one given repair is right as soon as anything is wrong.</summary>
internal sealed class ScriptedRepair(ScriptedRepair.Proposal proposal) : IDiagnosticRule
{
    public string Name => "scripted-repair";

    public IReadOnlyList<CauseDescription> Causes { get; } = [new() { Code = new("test.scripted"), Title = "scripted" }];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Troubles.Count: > 0 } model)
        {
            yield break;
        }

        var target = proposal.Target with { ClusterId = model.ClusterId };
        yield return new Finding
        {
            Cause = Causes[0].Code,
            Object = target,
            Title = "scripted",
            Summary = "scripted",
            Explains = [.. model.Deployments.Select(model.Reference)],
            Since = context.At,
            Checks =
            [
                new Check
                {
                    Text = "sure",
                    Result = CheckResult.Supports,
                    Reliability = 1,
                    Fact = new Fact { Id = "", Subject = target, Predicate = "p", Value = "v", At = context.At, Source = "api", Trust = TrustLevel.Controlled },
                },
            ],
            Remedies = [new ActionProposal { Action = proposal.Action, Target = target, Parameters = proposal.Parameters }],
        };
    }

    public sealed record Proposal(string Action, ResourceRef Target, IReadOnlyDictionary<string, string> Parameters);
}
