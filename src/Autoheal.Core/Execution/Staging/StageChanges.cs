using Autoheal.Catalogue;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Planning;

namespace Autoheal.Execution.Staging;

/// <summary>
/// Works out what the next part of an action leaves. The way is the one from the values before the first part, which are in the blob store; each stop on
/// it must have the fingerprint that was judged.
/// </summary>
internal sealed class StageChanges(IActionCatalogue catalogue, IntentImages images, IBlobStore blobs)
{
    /// <summary>The values that the next part leaves and its number; a null number means that the step is carried out at once, null that it cannot be told.</summary>
    public async ValueTask<(GuardSet After, int? Stage)?> FindAsync(
        IncidentState state, PlannedAction action, ReadyAction ready, CancellationToken cancellationToken)
    {
        var parts = StagePlan.Of(action);
        var passed = StageProgress.Passed(state);
        if (passed.Count >= parts.Count)
        {
            return (ready.After, parts.Count == 0 ? null : parts.Count + 1);
        }

        var first = passed.Count == 0
            ? ready.Before
            : (await images.ReadAsync(passed[0].Intent, action.Target, cancellationToken))?.Before;
        return first is not null
            && catalogue.TryGet(action.Action, out var handler) && handler is IStagedActionHandler staged
            && staged.Divide(first, ready.After).ElementAtOrDefault(passed.Count) is { } part
            && Fingerprints.Of(part.After, blobs) == parts[passed.Count].ResultFingerprint
            ? (part.After, passed.Count + 1)
            : null;
    }
}
