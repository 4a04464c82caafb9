using Autoheal.Journal;
using Autoheal.Simulation;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.People;

namespace Autoheal.Cli.Tests;

/// <summary>A host's state directory with one incident in it, for the time of a test.</summary>
internal sealed class LocalHome : IAsyncDisposable
{
    private SimulatedCluster? _cluster;
    private AutohealStores? _stores;

    private LocalHome()
    {
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("autoheal-test-").FullName;

    public Dictionary<string, string> Variables => new() { ["AUTOHEAL_HOME"] = Path, ["AUTOHEAL_PERSON"] = "demo-oncall" };

    /// <summary>One incident that has ended.</summary>
    public static async Task<LocalHome> WithEndedIncidentAsync()
    {
        var home = await StartAsync(ColleagueAnswer.Approve);
        await home._cluster!.RunUntilSettledAsync();
        return home;
    }

    /// <summary>One incident whose request INC-1.1 is open; nobody is there to answer it.</summary>
    public static async Task<LocalHome> WithOpenRequestAsync()
    {
        var home = await StartAsync(ColleagueAnswer.None);
        await Assert.ThrowsAsync<TimeoutException>(() => home._cluster!.RunUntilSettledAsync(TimeSpan.FromMinutes(5)));
        return home;
    }

    /// <summary>What waits in the inbox.</summary>
    public async Task<InboxItem> SingleInboxItemAsync() =>
        Assert.Single(await AutohealStores.OpenInbox(Path, TimeProvider.System).ReadPendingAsync());

    public Task<ToolRun> RunAsync(params string[] arguments) => ToolRun.RunAsync(Variables, arguments);

    public async ValueTask DisposeAsync()
    {
        await _cluster!.DisposeAsync();
        await _stores!.DisposeAsync();
        Directory.Delete(Path, recursive: true);
    }

    private static async Task<LocalHome> StartAsync(ColleagueAnswer colleague)
    {
        var home = new LocalHome();
        home._cluster = await SimulatedCluster.StartAsync(seed: 1, options =>
        {
            options.Colleague = colleague;
            options.OpenStores = _ => home._stores = AutohealStores.Open(home.Path, TimeProvider.System);
        });
        await home._cluster.InjectAsync(Fault.BadRollout(home._cluster.Primary));
        return home;
    }
}
