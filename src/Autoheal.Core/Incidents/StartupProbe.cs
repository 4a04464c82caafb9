using Autoheal.Journal;
using Autoheal.Policy;

namespace Autoheal.Incidents;

/// <summary>Proves before anything is done that journal, blob store and control stream work; the host does not start otherwise.</summary>
internal sealed class StartupProbe(JournalStore journal, IBlobStore blobs, KillSwitch killSwitch)
{
    public async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        await journal.GetVersionAsync(StreamId.Control, cancellationToken);
        await blobs.ProbeAsync(cancellationToken);
        await killSwitch.RequireReadableAsync(cancellationToken);
    }
}
