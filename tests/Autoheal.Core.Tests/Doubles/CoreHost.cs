using System.Text;
using Autoheal.Approvals;
using Autoheal.Approvals.Grants;
using Autoheal.Context;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Perception;
using Autoheal.Policy;
using Autoheal.Reasoning;
using Autoheal.Verification;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>
/// The whole core on a small world, composed as a host composes it, but advanced by hand: nothing runs until a test says so.
/// </summary>
internal sealed class CoreHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <summary>Composes a host. By default: namespace <c>checkout</c> allowed and staging, nothing unattended, everyone of <see cref="Town"/> known.</summary>
    public CoreHost(
        Action<PolicyOptions>? policy = null,
        Action<IServiceCollection>? services = null,
        CoreHost? before = null,
        Action<AutohealOptions>? options = null)
    {
        World = before?.World ?? new SmallWorld();
        Action = before?.Action ?? new SetValueAction(World);
        People = before?.People ?? new Town();
        Clock = before?.Clock ?? new ManualClock();
        Nonces = before?.Nonces ?? new CountingNonces();
        Inbox = before?.Inbox ?? new InMemoryInbox();
        Blobs = before?.Blobs ?? new InMemoryBlobStore(new byte[32]);
        Journal = new HookedJournal(before is null ? new InMemoryJournalStore() : ((InMemoryJournalStore)before.Journal.Inner).Reopen());

        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton<INonceSource>(Nonces);
        collection.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        collection.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        collection.AddSingleton(AutohealStores.Of(Journal, Blobs, Inbox));
        collection.AddSingleton<IClusterIdentity>(World);
        collection.AddSingleton<IContextCollector>(World);
        collection.AddSingleton<IDiagnosticRule>(World);
        collection.AddSingleton<ISymptomDetector>(World);
        collection.AddSingleton<IPredicateEvaluator>(World);
        collection.AddSingleton<IActionHandler>(Action);
        collection.AddSingleton<IPeopleDirectory>(People);
        collection.AddAutoheal(options).ConfigurePolicy(limits =>
        {
            limits.AllowedNamespaces.Add("checkout");
            limits.Environments["checkout"] = "staging";
            policy?.Invoke(limits);
        });
        services?.Invoke(collection);
        _services = collection.BuildServiceProvider();
    }

    public SmallWorld World { get; }

    public SetValueAction Action { get; }

    public Town People { get; }

    public ManualClock Clock { get; }

    public CountingNonces Nonces { get; }

    public HookedJournal Journal { get; }

    public IInbox Inbox { get; }

    public IBlobStore Blobs { get; }

    public KillSwitch KillSwitch => Get<KillSwitch>();

    /// <summary>A host that lets actions run without people.</summary>
    public static CoreHost Unattended(Action<PolicyOptions>? policy = null, Action<IServiceCollection>? services = null, CoreHost? before = null) =>
        new(
            limits =>
            {
                limits.UnattendedActionsPerHour = 100;
                policy?.Invoke(limits);
            },
            services,
            before);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The next process on the same stores, world and people.</summary>
    public CoreHost Restart(Action<PolicyOptions>? policy = null) => new(policy, before: this);

    /// <summary>Sends an Alertmanager body for a deployment; the incident that it belongs to.</summary>
    public async Task<string> AlertAsync(string name = "api", string @namespace = "checkout", string alert = "Broken", bool resolved = false, string sender = "*", string job = "")
    {
        var result = await Get<IAlertIntake>().SubmitAsync(new Signal
        {
            Source = "alertmanager",
            ReceivedAt = Clock.GetUtcNow(),
            BoundNamespaces = [sender],
            Body = Encoding.UTF8.GetBytes($$"""
                {"version":"4","alerts":[{"status":"{{(resolved ? "resolved" : "firing")}}","startsAt":"{{Clock.GetUtcNow():O}}",
                "labels":{"alertname":"{{alert}}","namespace":"{{@namespace}}","deployment":"{{name}}","job":"{{job}}"} } ] }
                """),
        });
        Assert.Null(result.Error);
        return result.IncidentIds.SingleOrDefault() ?? "";
    }

    /// <summary>Takes an incident as far as it goes now.</summary>
    public async Task<IncidentState> AdvanceAsync(string incidentId)
    {
        await Get<IncidentPipeline>().AdvanceAsync(incidentId, CancellationToken.None);
        return await StateAsync(incidentId);
    }

    /// <summary>Advances again and again, letting time pass in between, until the incident is in a phase or closed.</summary>
    public async Task<IncidentState> AdvanceUntilAsync(string incidentId, IncidentPhase phase = IncidentPhase.Closed)
    {
        for (var turn = 0; turn < 200; turn++)
        {
            var state = await AdvanceAsync(incidentId);
            if (state.IsClosed || state.Phase == phase)
            {
                return state;
            }

            Clock.Advance(TimeSpan.FromSeconds(10));
        }

        throw new TimeoutException($"{incidentId} does not get on: {string.Join(", ", (await EventsAsync(incidentId)).TakeLast(10))}");
    }

    public async Task<IncidentState> StateAsync(string incidentId) =>
        await new IncidentJournal(Journal, new SteadyClock(Clock)).LoadAsync(incidentId, CancellationToken.None);

    public async Task<IReadOnlyList<JournalEvent>> EventsAsync(string incidentId) => await EventsAsync(StreamId.Incident(incidentId));

    public async Task<IReadOnlyList<JournalEvent>> EventsAsync(StreamId stream)
    {
        var events = new List<JournalEvent>();
        await foreach (var record in Journal.ReadStreamAsync(stream))
        {
            events.Add(JournalJson.Read(record));
        }

        return events;
    }

    /// <summary>The events of one type.</summary>
    public async Task<IReadOnlyList<T>> EventsAsync<T>(string incidentId)
        where T : JournalEvent => [.. (await EventsAsync(incidentId)).OfType<T>()];

    /// <summary>Opens an incident about a broken thing and takes it to its approval request.</summary>
    public async Task<ApprovalRequest> AskAsync(string name = "api")
    {
        if (!World.Things.ContainsKey($"checkout/{name}"))
        {
            World.Add(name);
        }

        var state = await AdvanceAsync(await AlertAsync(name));
        Assert.Equal(IncidentPhase.AwaitingApproval, state.Phase);
        return state.Request!;
    }

    /// <summary>An answer as a channel would make it.</summary>
    public static ApprovalSubmission Answer(ApprovalRequest request, string person, bool approve = true) => new()
    {
        RequestId = request.Id,
        PlanHash = request.PlanHash,
        Nonce = request.Nonce,
        PersonId = person,
        Approve = approve,
    };

    /// <summary>Hands in an answer and lets the pump turn it into an event.</summary>
    public async Task<ApprovalAnswered?> SubmitAsync(ApprovalSubmission submission)
    {
        await Get<ApprovalDesk>().SubmitAsync(submission);
        await PumpAsync();
        return (await EventsAsync<ApprovalAnswered>(ApprovalDesk.IncidentOf(submission.RequestId)!)).LastOrDefault();
    }

    public Task<ApprovalAnswered?> ApproveAsync(ApprovalRequest request, string person = "amira") => SubmitAsync(Answer(request, person));

    /// <summary>Hands in a command and lets the pump turn it into an event; null when it left no record.</summary>
    public async Task<CommandGiven?> CommandAsync(
        IncidentVerb verb, string person = "amira", Func<IncidentCommand, IncidentCommand>? change = null, string incidentId = "INC-1")
    {
        var before = (await EventsAsync<CommandGiven>(incidentId)).Count;
        var command = new IncidentCommand { IncidentId = incidentId, Verb = verb, PersonId = person };
        await Get<IIncidentDesk>().CommandAsync(change?.Invoke(command) ?? command);
        await PumpAsync();
        return (await EventsAsync<CommandGiven>(incidentId)).Skip(before).SingleOrDefault();
    }

    /// <summary>Lets a person approve the sample action on <c>checkout/api</c> in advance, for an hour unless a test says otherwise.</summary>
    public async Task GrantAsync(string person, Func<GrantSubmission, GrantSubmission>? change = null)
    {
        var submission = new GrantSubmission
        {
            PersonId = person, Action = SetValueAction.ActionName, Kind = "Deployment", Namespace = "checkout", Name = "api", DurationSeconds = 3600,
        };
        await Get<GrantDesk>().GiveAsync(change?.Invoke(submission) ?? submission);
        await PumpAsync();
    }

    /// <summary>Takes an approval in advance back; it waits in the inbox until pumped.</summary>
    public async Task RevokeGrantAsync(string id) => await Get<GrantDesk>().RevokeAsync(new GrantRevocation { GrantId = id }, "ben");

    /// <summary>Turns what waits in the inbox into events.</summary>
    public async Task PumpAsync() => await Get<InboxPump>().PumpAsync(CancellationToken.None);

    /// <summary>Turns the kill switch; the turn waits in the inbox until pumped.</summary>
    public async Task TurnAsync(ControlMode mode) => await KillSwitch.TurnAsync(new ControlCommand { Mode = mode }, "person:amira");

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}
