using Autoheal.Approvals;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.Core.Tests.Approvals.Fuzz;

/// <summary>
/// An incident right before its plan is answered or runs, on a host of its own. Attacks are tried on it again and again: an attempt that is
/// refused leaves no trace, and one that is not would write.
/// </summary>
internal sealed class FuzzedIncident : IAsyncDisposable
{
    private const int Forgeries = 1_000;

    private FuzzedIncident(CoreHost host, IncidentState state, IReadOnlyList<JournalRecord> records)
    {
        Host = host;
        State = state;
        Records = records;
        if (state.Phase == IncidentPhase.Executing)
        {
            var random = new Random(Forgeries);
            Altered = [.. Enumerable.Range(0, Forgeries).Select(_ => PlanForgery.Consistent(Approved, PlanForgery.Alter(Approved.Plan, random)))];
            AimedElsewhere = [.. Enumerable.Range(0, Forgeries).Select(_ => PlanForgery.Consistent(Approved, PlanForgery.AimElsewhere(Approved.Plan, random)))];
            Reordered = [.. Reorder(records)];
        }
    }

    public CoreHost Host { get; }

    public IncidentState State { get; }

    public ApprovalRequest Request => State.Request!;

    /// <summary>The incident's records so far.</summary>
    public IReadOnlyList<JournalRecord> Records { get; }

    /// <summary>What would run if everything is right.</summary>
    public ApprovedAction Approved => ApprovalLedger.Approve(State, step: 0);

    /// <summary>Plans with something altered, all that is stored about them forged to fit. Hashing is most of the work, so that attempts share them.</summary>
    public IReadOnlyList<ApprovedAction> Altered { get; } = [];

    /// <summary>Plans for another target, fingerprint or cluster, forged to fit.</summary>
    public IReadOnlyList<ApprovedAction> AimedElsewhere { get; } = [];

    /// <summary>The incident with its last answer at every place before its request: an answer that comes before its request is none.</summary>
    public IReadOnlyList<IncidentState> Reordered { get; } = [];

    /// <summary>Asks, and lets people approve.</summary>
    public static async Task<FuzzedIncident> StartAsync(int quorum, params string[] approvers)
    {
        var host = new CoreHost(services: quorum == 2 ? TwoMustApprove.Add : null);
        var request = await host.AskAsync();
        foreach (var person in approvers)
        {
            await host.ApproveAsync(request, person);
        }

        return await AtAsync(host);
    }

    /// <summary>Asks, where Amira has approved in advance: it is stopped right before its intent.</summary>
    public static async Task<FuzzedIncident> StartGrantedAsync()
    {
        var host = new CoreHost();
        host.World.Add("api");
        await host.GrantAsync("amira");
        host.Journal.BeforeAppend = appends => appends[0].Records[0].Type == "action.intended" ? throw new JournalException("stop here") : Task.CompletedTask;
        await Assert.ThrowsAsync<JournalException>(async () => await host.AdvanceAsync(await host.AlertAsync()));
        host.Journal.BeforeAppend = _ => Task.CompletedTask;
        return await AtAsync(host);
    }

    private static async Task<FuzzedIncident> AtAsync(CoreHost host)
    {
        var records = new List<JournalRecord>();
        await foreach (var record in host.Journal.ReadStreamAsync(StreamId.Incident("INC-1")))
        {
            records.Add(record);
        }

        return new FuzzedIncident(host, await host.StateAsync("INC-1"), records);
    }

    /// <summary>Tries to run it; whether the last checks let it pass.</summary>
    public async ValueTask<bool> RunsAsync(ApprovedAction approved, IncidentState? state = null)
    {
        var result = await Host.Get<ActionRunner>().ExecuteAsync(state ?? State, approved, CancellationToken.None);
        return result is null || !result.Events.Any(@event => @event is ActionRefused);
    }

    /// <summary>Hands in an answer; whether the plan runs on the strength of it.</summary>
    public async ValueTask<bool> RunsOnAsync(ApprovalSubmission submission, IncidentState? state = null)
    {
        var at = state ?? State;
        var answer = await Host.Get<ApprovalLedger>().AnswerAsync(at, submission, "item", CancellationToken.None);
        return answer.Counted && await RunsIfReadyAsync(Fold(at, answer));
    }

    /// <summary>Runs what the pipeline would run in that state.</summary>
    public async ValueTask<bool> RunsIfReadyAsync(IncidentState state) =>
        state.Phase == IncidentPhase.Executing && await RunsAsync(ApprovalLedger.Approve(state, step: 0), state);

    public IncidentState Fold(IncidentState state, JournalEvent @event) => IncidentFold.Apply(state, Records[^1] with
    {
        Type = JournalJson.TypeOf(@event),
        Payload = JournalJson.Write(@event),
    });

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static IEnumerable<IncidentState> Reorder(IReadOnlyList<JournalRecord> records)
    {
        var answer = records.Last(record => record.Type == "approval.answered");
        var others = records.Where(record => record != answer).ToArray();
        for (var place = 1; others[place - 1].Type != "approval.requested"; place++)
        {
            yield return ((IEnumerable<JournalRecord>)[.. others[..place], answer, .. others[place..]]).Aggregate(IncidentState.Empty, IncidentFold.Apply);
        }
    }
}
