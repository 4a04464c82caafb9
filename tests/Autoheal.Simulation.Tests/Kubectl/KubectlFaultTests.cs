using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Tests.Faults;

namespace Autoheal.Simulation.Tests.Kubectl;

/// <summary>
/// Every fault from outside: what it writes, and what it changes outside of the API, is done with a real kubectl over HTTPS, at the same moments, and
/// shows the same.
/// </summary>
public sealed class KubectlFaultTests
{
    private const int Seed = 7;
    private static readonly TimeSpan s_onset = TimeSpan.FromMinutes(12);

    /// <summary>Each fault with one of the two kubectls, the older one with every fourth.</summary>
    public static TheoryData<string, string> Faults
    {
        get
        {
            var faults = new TheoryData<string, string>();
            var number = 0;
            foreach (var entry in FaultCatalogue.All)
                faults.Add(entry.Name, KubectlBinary.Versions[number++ % 4 == 0 ? 0 : 1]);
            return faults;
        }
    }

    [KubectlTheory]
    [MemberData(nameof(Faults))]
    public async Task Fault_DoneWithKubectl_ShowsTheSame(string name, string version)
    {
        var fault = Fault.Named(name, "checkout/api");
        var landscape = fault.Suit(new LandscapeOptions());
        var recorded = new FaultyWorld(Seed, landscape);
        var start = recorded.Clock.GetUtcNow();
        var steps = FaultRecording.Of(fault, recorded, s_onset);
        Assert.NotEmpty(steps);
        await using var cluster = await FaultCluster.StartAsync(Seed, landscape, start, version);
        var missing = fault.Signs.ToList();

        var done = 0;
        for (var passed = TimeSpan.Zero; passed < s_onset && (missing.Count > 0 || done < steps.Count); passed += TimeSpan.FromSeconds(5))
        {
            for (; done < steps.Count && steps[done].After <= passed; done++)
            {
                cluster.AdvanceTo(steps[done].After);
                await cluster.RunAsync(steps[done]);
            }

            cluster.AdvanceTo(passed);
            missing.RemoveAll(cluster.Sees);
        }

        Assert.Equal([], missing.Select(sign => sign.Text));
    }
}
