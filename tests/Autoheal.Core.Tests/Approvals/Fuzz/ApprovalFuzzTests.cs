using Autoheal.Incidents;
using Xunit.Abstractions;

namespace Autoheal.Core.Tests.Approvals.Fuzz;

/// <summary>A million attempts to run a plan without the approval that it needs, each through the real ledger, fold and runner: none runs.</summary>
public sealed class ApprovalFuzzTests(ITestOutputHelper output)
{
    private const int Workers = 2;
    private const int Seed = 20260301;

    [Fact]
    public Task Attempts_AMillion_NoneRuns() => NoneRunsAsync(1_000_000);

    /// <summary>The same, short enough to be run for every guard that is removed.</summary>
    [Fact]
    public Task Attempts_Few_NoneRuns() => NoneRunsAsync(10_000);

    /// <summary>The attempts could be refused for a reason of their own: the right approval, at the same place, runs.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Attempt_RightApproval_Runs(int quorum)
    {
        await using var approved = await FuzzedIncident.StartAsync(quorum, ["amira", "ben"]);
        await using var open = await FuzzedIncident.StartAsync(quorum, quorum == 2 ? ["amira"] : []);

        Assert.True(await approved.RunsAsync(approved.Approved));
        Assert.Single(approved.Host.Action.Writes);
        Assert.True(await open.RunsOnAsync(AnswerAttacks.Ben(open)));
        Assert.Single(open.Host.Action.Writes);
        await using var granted = await FuzzedIncident.StartGrantedAsync();
        Assert.True(await granted.RunsAsync(granted.Approved));
        await using var ordered = await FuzzedIncident.StartAsync(quorum, ["amira", "ben"]);
        Assert.True(await ordered.RunsIfReadyAsync(ordered.Records.Aggregate(IncidentState.Empty, IncidentFold.Apply)));
    }

    private async Task NoneRunsAsync(int attempts)
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => AttackAsync(Seed + worker, attempts / Workers))));

        foreach (var attack in counts.SelectMany(count => count).GroupBy(entry => entry.Key, entry => entry.Value))
        {
            output.WriteLine($"{attack.Sum(),9:N0}  {attack.Key}");
            Assert.True(attack.Sum() > 100, attack.Key);
        }

        Assert.Equal(attempts, counts.Sum(count => count.Values.Sum()));
    }

    private static async Task<Dictionary<string, int>> AttackAsync(int seed, int attempts)
    {
        var random = new Random(seed);
        await using var one = await FuzzedIncident.StartAsync(1, "amira");
        await using var two = await FuzzedIncident.StartAsync(2, "amira", "ben");
        await using var open = await FuzzedIncident.StartAsync(1);
        await using var granted = await FuzzedIncident.StartGrantedAsync();
        await using var half = await FuzzedIncident.StartAsync(2, "amira");
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            var (attacks, incident) = random.Next(9) switch
            {
                0 or 1 => (ExecutionAttacks.All, one),
                2 or 3 => (ExecutionAttacks.All, two),
                4 or 5 => (AnswerAttacks.All, open),
                6 => (GrantAttacks.All, granted),
                _ => (AnswerAttacks.All, half),
            };
            var (name, attack) = attacks[random.Next(attacks.Count)];
            Assert.False(await attack(incident, random), $"{name} ran (seed {seed}, attempt {attempt})");
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        Assert.All([one, two, open, half, granted], incident => Assert.Empty(incident.Host.Action.Writes));
        return counts;
    }
}
