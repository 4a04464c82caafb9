using Autoheal.Diagnostics.Transcripts;
using Autoheal.Journal;
using Autoheal.Simulation;
using Autoheal.Simulation.Scenarios;

namespace Autoheal.Scenarios;

/// <summary>A transcript is its records: printed while the incident runs or rebuilt from the journal, the bytes are the same.</summary>
public sealed class TranscriptTests
{
    public static TheoryData<string> Names => [.. ScenarioCatalogue.Showcase.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Transcript_RebuiltFromTheJournalOnDisk_IsTheSameByteForByte(string name)
    {
        var scenario = ScenarioCatalogue.Find(name)!;
        var directory = Directory.CreateTempSubdirectory("autoheal-scenario-");
        try
        {
            string live;
            await using (var cluster = await SimulatedCluster.StartAsync(5, options => options.OpenStores =
                _ => AutohealStores.Open(directory.FullName, TimeProvider.System)))
            {
                await cluster.InjectAsync(scenario.Fault(cluster.Primary));
                live = (await cluster.RunUntilSettledAsync()).Transcript;
            }

            var reader = FileJournal.OpenReader(AutohealStores.JournalDirectory(directory.FullName));

            Assert.Equal(live, await Transcript.RenderAsync(reader, "INC-1"));
            Assert.True((await reader.VerifyAsync()).Ok);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Transcript_SameSeedTwice_IsTheSameByteForByte()
    {
        var scenario = ScenarioCatalogue.Find("wrong-first-guess")!;

        Assert.Equal(await RunAsync(scenario), await RunAsync(scenario));
    }

    private static async Task<string> RunAsync(Scenario scenario)
    {
        await using var cluster = await SimulatedCluster.StartAsync(11);
        await cluster.InjectAsync(scenario.Fault(cluster.Primary));
        return (await cluster.RunUntilSettledAsync()).Transcript;
    }
}
