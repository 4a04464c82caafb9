using Autoheal.Journal;
using Autoheal.Journal.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.ChatBot.Conversation;

/// <summary>Waits a moment for what becomes of something that was handed in, so that the person is told in the same breath.</summary>
internal sealed class JournalWatch(IJournalReader journal, [FromKeyedServices(ChatClocks.Edge)] TimeProvider clock)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The first event of an incident after a sequence that is the one; null when none came in time.</summary>
    public async ValueTask<T?> WaitAsync<T>(string incidentId, long after, Func<T, bool> isIt, CancellationToken cancellationToken)
        where T : JournalEvent
    {
        var begun = clock.GetTimestamp();
        while (true)
        {
            await foreach (var record in journal.ReadStreamAsync(StreamId.Incident(incidentId), after, cancellationToken))
            {
                after = record.Sequence;
                if (JournalJson.Read(record) is T found && isIt(found))
                {
                    return found;
                }
            }

            if (clock.GetElapsedTime(begun) > s_patience)
            {
                return null;
            }

            await Task.Delay(s_pause, clock, cancellationToken);
        }
    }
}
