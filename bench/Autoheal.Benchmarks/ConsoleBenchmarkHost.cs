using Autoheal.Approvals;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Benchmarks;

/// <summary>What the console needs of a host, without the pipeline that would work on the incidents.</summary>
internal sealed class ConsoleBenchmarkHost : IAutohealBuilder, IIncidentDesk, IPeopleDirectory
{
    public const string Person = "reader";

    public required IServiceCollection Services { get; init; }

    public static ConsoleBenchmarkHost Add(IServiceCollection services, JournalStore store)
    {
        var host = new ConsoleBenchmarkHost { Services = services };
        var stores = AutohealStores.InMemory();
        services.AddSingleton<IJournalReader>(store).AddSingleton<IncidentDirectory>();
        services.AddSingleton(stores.Blobs).AddSingleton(stores.Inbox);
        services.AddSingleton<IIncidentDesk>(host).AddSingleton<IPeopleDirectory>(host);
        return host;
    }

    public ValueTask<Person?> FindAsync(string personId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<Person?>(new Person { Id = personId, Name = personId, Roles = ["oncall"] });

    public ValueTask AnswerAsync(ApprovalSubmission submission, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask CommandAsync(IncidentCommand command, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask TurnAsync(ControlCommand command, string personId, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask<ControlMode> GetModeAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(ControlMode.Running);
}
