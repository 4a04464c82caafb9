using Autoheal.Approvals;
using Autoheal.Approvals.Grants;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Policy;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>An open request for the sample plan, and what counts its answers, without a host around them.</summary>
internal sealed class Asked
{
    public const string Hash = "hash";

    public Asked(string proposer, int quorum = 1, StringComparer? comparer = null)
    {
        People = new Town(comparer);
        Ledger = new ApprovalLedger(People, new CountingNonces(), new SteadyClock(new ManualClock()));
        Quorum = new ApprovalQuorum(People, new GrantBook(new InMemoryJournalStore(), new InMemoryInbox(), new ManualClock()), new SteadyClock(new ManualClock()));
        var state = IncidentState.Empty with { Id = "INC-1", Version = 1, Phase = IncidentPhase.AwaitingApproval };
        var decided = new PolicyDecided
        {
            PlanHash = Hash,
            Verdict = Verdict.RequireApproval,
            Sentence = "",
            Reasons = [],
            Obligations = [[]],
            PolicyVersion = "1",
            Approval = new ApprovalRequirement { Quorum = quorum, Roles = ["oncall"] },
        };
        State = state with { Request = Ledger.Request(state, Samples.Plan with { Proposer = proposer }, decided).Request };
    }

    public Town People { get; }

    public ApprovalLedger Ledger { get; }

    public ApprovalQuorum Quorum { get; }

    public IncidentState State { get; }

    public ApprovalRequest Request => State.Request!;

    public ApprovedAction Approved(params ApprovalDecision[] approvals) =>
        new(Samples.Plan, 0, Hash, Decision(Verdict.RequireApproval), State.Request, approvals);

    public static ApprovalDecision By(string person, string planHash = Hash, string requestId = "INC-1.1", DateTimeOffset? at = null) =>
        new(requestId, planHash, person, at ?? ManualClock.Start);

    public static ApprovedAction Unasked(Verdict verdict) => new(Samples.Plan, 0, Hash, Decision(verdict), null, []);

    public static PolicyDecision Decision(Verdict verdict) => new(verdict, "", [], [], null, "1");
}
