using Autoheal.Diagnostics.Transcripts;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.SampleHost;

/// <summary>Prints incidents while they run, from the journal alone, and tells when one has ended.</summary>
internal sealed class LiveTranscript(IJournalReader journal, TextWriter output)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<StreamId, (TranscriptWriter Writer, long Sequence)> _open = [];
    private readonly TaskCompletionSource<IncidentEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How the first incident ended that was not over before.</summary>
    public Task<IncidentEnd> Ended => _ended.Task;

    /// <summary>Called with each request for approval, after it was printed.</summary>
    public Action<ApprovalRequested>? Asked { get; init; }

    /// <summary>Called with the end of each incident, after it was printed.</summary>
    public Action<IncidentClosed>? Closed { get; init; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(LookInterval);
        try
        {
            do
            {
                foreach (var stream in await journal.ListStreamsAsync(StreamId.IncidentPrefix, cancellationToken))
                {
                    await PrintNewsAsync(stream, quiet: false, cancellationToken);
                }
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>Reads what earlier runs left in the journal without printing it.</summary>
    public async Task SkipPastAsync(CancellationToken cancellationToken)
    {
        foreach (var stream in await journal.ListStreamsAsync(StreamId.IncidentPrefix, cancellationToken))
        {
            await PrintNewsAsync(stream, quiet: true, cancellationToken);
        }
    }

    private async Task PrintNewsAsync(StreamId stream, bool quiet, CancellationToken cancellationToken)
    {
        var (writer, sequence) = _open.TryGetValue(stream, out var known) ? known : (new TranscriptWriter(), 0);
        await foreach (var record in journal.ReadStreamAsync(stream, sequence, cancellationToken))
        {
            var lines = writer.Next(record);
            sequence = record.Sequence;
            if (!quiet)
            {
                await output.WriteAsync(string.Concat(lines.Select(line => line + Environment.NewLine)));
                Tell(JournalJson.Read(record));
            }
        }

        _open[stream] = (writer, sequence);
    }

    private void Tell(JournalEvent @event)
    {
        switch (@event)
        {
            case ApprovalRequested requested:
                Asked?.Invoke(requested);
                break;
            case IncidentClosed closed:
                Closed?.Invoke(closed);
                _ended.TrySetResult(closed.End);
                break;
        }
    }
}
