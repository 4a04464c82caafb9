using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Policy;

namespace Autoheal.Learning.Autonomy;

/// <summary>Folds records of classes of actions from the journal.</summary>
internal sealed class AutonomyReader(IJournalReader journal)
{
    /// <summary>A class's record, and the version of the control stream that it rests on.</summary>
    public async ValueTask<(AutonomyRecord Record, long Control)> ReadAsync(ActionClass @class, CancellationToken cancellationToken)
    {
        var record = new AutonomyRecord { Class = @class };
        var control = 0L;
        await foreach (var entry in journal.ReadStreamAsync(StreamId.Control, cancellationToken: cancellationToken))
        {
            control = entry.Sequence;
            record = JournalJson.Read(entry) is AutonomyChanged changed ? AutonomyFold.Apply(record, changed) : record;
        }

        await foreach (var entry in journal.ReadStreamAsync(StreamId.Autonomy(@class), record.Sequence, cancellationToken))
        {
            record = AutonomyFold.Apply(record, JournalJson.Read(entry) as AutonomyObserved, entry.Sequence);
        }

        return (record, control);
    }

    /// <summary>The classes that have any evidence.</summary>
    public async ValueTask<IReadOnlyList<ActionClass>> ListAsync(CancellationToken cancellationToken)
    {
        var classes = new List<ActionClass>();
        foreach (var stream in await journal.ListStreamsAsync(StreamId.AutonomyPrefix, cancellationToken))
        {
            if (await FindClassAsync(stream, cancellationToken) is { } @class)
            {
                classes.Add(@class);
            }
        }

        return classes;
    }

    private async ValueTask<ActionClass?> FindClassAsync(StreamId stream, CancellationToken cancellationToken)
    {
        await foreach (var entry in journal.ReadStreamAsync(stream, cancellationToken: cancellationToken))
        {
            if (JournalJson.Read(entry) is AutonomyObserved observed)
            {
                return observed.Class;
            }
        }

        return null;
    }
}
