using System.Collections.Concurrent;
using Autoheal.Diagnostics;
using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.Policy;

/// <summary>
/// Which versions of actions have been carried out to their end, in any cluster and environment of this journal. Once tried stays tried, so only that is
/// remembered. Thread-safe.
/// </summary>
internal sealed class TriedVersions(IJournalReader journal)
{
    private readonly ConcurrentDictionary<(string Action, int Version), bool> _tried = new();

    /// <summary>Whether nothing shows that it was ever carried out; null when the journal cannot be read.</summary>
    public async ValueTask<bool?> IsNewAsync(string action, int version, CancellationToken cancellationToken)
    {
        if (_tried.ContainsKey((action, version)))
        {
            return false;
        }

        try
        {
            var streams = await journal.ListStreamsAsync(StreamId.AutonomyPrefix, cancellationToken);
            foreach (var stream in streams.Where(stream => stream.Value.EndsWith($"/{action}@{version}", StringComparison.Ordinal)))
            {
                await foreach (var record in journal.ReadStreamAsync(stream, cancellationToken: cancellationToken))
                {
                    if (JournalJson.Read(record) is AutonomyObserved { Shadow: false, Outcome: AutonomyOutcome.Succeeded } observed
                        && observed.Class.Action == action && observed.Class.Version == version)
                    {
                        _tried[(action, version)] = true;
                        return false;
                    }
                }
            }
        }
        catch (AutohealException)
        {
            return null;
        }

        return true;
    }
}
