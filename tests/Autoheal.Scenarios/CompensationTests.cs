using Autoheal.Execution;
using Autoheal.Journal.Events;
using Autoheal.Simulation;
using Autoheal.Simulation.Scenarios;
using Autoheal.Simulation.Storage;
using Autoheal.Testing;
using Autoheal.Verification;

namespace Autoheal.Scenarios;

/// <summary>What did harm is undone, and undone means that the guarded fields are what they were.</summary>
public sealed class CompensationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task WrongFirstGuess_DidHarm_GuardedFieldsEqualThePreImage(int seed)
    {
        await using var cluster = await SimulatedCluster.StartAsync(seed, options => options.VaryNames = true);
        var templates = new List<string>();
        var (ns, app) = (cluster.Primary.Split('/')[0], cluster.Primary.Split('/')[1]);
        cluster.World.Store.Changed += change =>
        {
            if (change.Object.Kind == Kinds.Deployment && change.Object.Namespace == ns && change.Object.Name == app)
            {
                var template = change.Object.Json["spec"]!["template"]!.ToJsonString();
                if (templates.Count == 0 || templates[^1] != template)
                {
                    templates.Add(template);
                }
            }
        };
        await cluster.InjectAsync(ScenarioCatalogue.Find("wrong-first-guess")!.Fault(cluster.Primary));

        var incident = await cluster.RunUntilSettledAsync();

        incident.ShouldEndHealed().AfterActions("rollout-undo", "restore-config-reference");
        Assert.True(incident.Actions[0].Compensated);
        Assert.Equal(VerificationVerdict.Harm, incident.Actions[0].Verdict);
        Assert.Contains(incident.Events, @event => @event is VerificationConcluded { Operation: PermitOperation.Compensate, Verdict: VerificationVerdict.Effect });

        // broken release → undone → exactly the broken release again → repaired
        Assert.Equal(4, templates.Count);
        Assert.Equal(templates[0], templates[2]);
        Assert.NotEqual(templates[0], templates[1]);
        Assert.NotEqual(templates[0], templates[3]);
    }
}
