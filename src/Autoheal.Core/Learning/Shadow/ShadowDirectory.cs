using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Policy;

namespace Autoheal.Learning.Shadow;

/// <summary>Answers questions about the shadow from the journal. Reads only; thread-safe.</summary>
public sealed class ShadowDirectory(IJournalReader journal)
{
    /// <summary>Reports every case in the shadow.</summary>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async ValueTask<ShadowReport> ReportAsync(CancellationToken cancellationToken = default)
    {
        var cases = new List<ShadowCase>();
        foreach (var stream in await journal.ListStreamsAsync(StreamId.IncidentPrefix, cancellationToken))
        {
            await ReadAsync(stream, cases, cancellationToken);
        }

        return new ShadowReport
        {
            Same = cases.Count(entry => entry.Match == ShadowMatch.Same),
            Other = cases.Count(entry => entry.Match is ShadowMatch.Other or ShadowMatch.NotNeeded),
            Cases = [.. cases.OrderBy(entry => entry.At)],
        };
    }

    private async ValueTask ReadAsync(StreamId stream, List<ShadowCase> cases, CancellationToken cancellationToken)
    {
        PlanProposed? proposal = null;
        await foreach (var record in journal.ReadStreamAsync(stream, cancellationToken: cancellationToken))
        {
            switch (JournalJson.Read(record))
            {
                case PlanProposed proposed:
                    proposal = proposed;
                    break;
                case ShadowPlanned planned when proposal is not null:
                    cases.Add(Make(proposal, planned, record.At));
                    break;
                case ShadowCompared compared when cases.Count > 0 && cases[^1].IncidentId == proposal?.Plan.IncidentId:
                    cases[^1] = cases[^1] with { Match = compared.Match, Text = compared.Text };
                    break;
            }
        }
    }

    private static ShadowCase Make(PlanProposed proposed, ShadowPlanned planned, DateTimeOffset at) => new()
    {
        IncidentId = proposed.Plan.IncidentId,
        At = at,
        Cause = proposed.Plan.Cause.Value,
        Action = proposed.Plan.Steps[0].Action,
        Target = proposed.Plan.Steps[0].Target.ToString(),
        WouldBe = planned.Sentence,
    };
}
