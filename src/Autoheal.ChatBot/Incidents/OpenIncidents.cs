using System.Collections.Immutable;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Policy;
using Autoheal.Reasoning;

namespace Autoheal.ChatBot.Incidents;

/// <summary>
/// The open incidents in short, by number: a projection of the journal that is kept in memory and caught up at every look, so that ten thousand are
/// listed as fast as ten. Thread-safe.
/// </summary>
public sealed class OpenIncidents(IJournalReader journal) : IDisposable
{
    private readonly SemaphoreSlim _catchingUp = new(1, 1);
    private ImmutableSortedDictionary<int, IncidentLine> _lines = ImmutableSortedDictionary<int, IncidentLine>.Empty;
    private long _position;

    /// <summary>The open incidents, newest first.</summary>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async ValueTask<IEnumerable<IncidentLine>> ListAsync(CancellationToken cancellationToken = default) => (await CatchUpAsync(cancellationToken)).Values.Reverse();

    /// <summary>How many incidents are open.</summary>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async ValueTask<int> CountAsync(CancellationToken cancellationToken = default) => (await CatchUpAsync(cancellationToken)).Count;

    /// <summary>The position in the journal up to which the list is known.</summary>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async ValueTask<long> PositionAsync(CancellationToken cancellationToken = default)
    {
        await CatchUpAsync(cancellationToken);
        return Interlocked.Read(ref _position);
    }

    /// <inheritdoc />
    public void Dispose() => _catchingUp.Dispose();

    private async ValueTask<ImmutableSortedDictionary<int, IncidentLine>> CatchUpAsync(CancellationToken cancellationToken)
    {
        await _catchingUp.WaitAsync(cancellationToken);
        try
        {
            var lines = _lines.ToBuilder();
            await foreach (var record in journal.ReadAllAsync(_position, cancellationToken))
            {
                Take(lines, record);
                _position = record.Position;
                _lines = lines.ToImmutable();
            }

            return _lines;
        }
        finally
        {
            _catchingUp.Release();
        }
    }

    private static void Take(ImmutableSortedDictionary<int, IncidentLine>.Builder lines, JournalRecord record)
    {
        if (!record.Stream.Value.StartsWith(StreamId.IncidentPrefix + "INC-", StringComparison.Ordinal)
            || !int.TryParse(record.Stream.Value.AsSpan(StreamId.IncidentPrefix.Length + 4), out var number))
        {
            return;
        }

        var @event = JournalJson.Read(record);
        if (@event is IncidentClosed)
        {
            lines.Remove(number);
        }
        else if (@event is IncidentOpened opened)
        {
            lines[number] = new IncidentLine
            {
                Id = opened.IncidentId,
                Subject = opened.Subject,
                Cluster = opened.Cluster,
                Environment = opened.Environment,
                OpenedAt = record.At,
                State = StoryState.Looking,
                Version = record.Sequence,
            };
        }
        else if (lines.TryGetValue(number, out var line))
        {
            lines[number] = Change(line, @event) with { Version = record.Sequence };
        }
    }

    private static IncidentLine Change(IncidentLine line, JournalEvent @event) => @event switch
    {
        DiagnosisMade made => line with { Title = TitleOf(made.Diagnosis) ?? line.Title, State = StoryState.Planning },
        ObservationScheduled => line with { State = StoryState.Looking },
        PolicyDecided { Verdict: Verdict.Allow } => line with { State = StoryState.Acting },
        ApprovalRequested requested => line with { OpenRequest = requested.Request.Id, State = StoryState.AwaitingApproval },
        PlanVoided => line with { OpenRequest = null, State = StoryState.Looking },
        ActionIntended { Operation: Execution.PermitOperation.Compensate } => line with { OpenRequest = null, State = StoryState.Undoing },
        ActionIntended => line with { OpenRequest = null, State = StoryState.Acting },
        ActionCompleted => line with { State = StoryState.Verifying },
        VerificationConcluded => line with { State = StoryState.Looking },
        ShadowPlanned => line with { State = StoryState.Shadowing },
        CommandGiven { Counted: true, Verb: IncidentVerb.Take } => line with { OpenRequest = null, State = StoryState.Taken },
        CommandGiven { Counted: true, Verb: IncidentVerb.Release } when line.State == StoryState.Taken => line with { State = StoryState.Looking },
        _ => line,
    };

    private static string? TitleOf(Diagnosis diagnosis) =>
        diagnosis.Outcome == DiagnosisOutcome.Fault ? diagnosis.Hypotheses.FirstOrDefault()?.Title : null;
}
