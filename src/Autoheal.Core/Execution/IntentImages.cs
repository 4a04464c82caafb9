using Autoheal.Diagnostics;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Microsoft.Extensions.Logging;

namespace Autoheal.Execution;

/// <summary>Keeps the guarded values before and after an action, encrypted and apart from the journal.</summary>
internal sealed class IntentImages(IBlobStore blobs, ILogger<IntentImages> logger)
{
    /// <exception cref="BlobException">They cannot be stored; without them nothing may be done.</exception>
    public async ValueTask<(BlobReference Before, BlobReference After)> StoreAsync(GuardSet before, GuardSet after, CancellationToken cancellationToken) =>
        (await blobs.PutAsync(Fingerprints.Write(before), cancellationToken), await blobs.PutAsync(Fingerprints.Write(after), cancellationToken));

    /// <summary>
    /// What an intent's images hold; null when one of them is erased or cannot be read. That is a matter of its incident: it must not stop
    /// the host, now and again after every restart.
    /// </summary>
    public ValueTask<(GuardSet Before, GuardSet After)?> ReadAsync(ActionIntended intent, ResourceRef target, CancellationToken cancellationToken) =>
        ReadAsync(intent.PreImage, intent.PostImage, target, cancellationToken);

    /// <summary>What two images hold; null when one of them is erased or cannot be read.</summary>
    public async ValueTask<(GuardSet Before, GuardSet After)?> ReadAsync(
        BlobReference preImage, BlobReference postImage, ResourceRef target, CancellationToken cancellationToken)
    {
        try
        {
            return await blobs.GetAsync(preImage, cancellationToken) is { } before
                && await blobs.GetAsync(postImage, cancellationToken) is { } after
                ? (Fingerprints.Read(before, target), Fingerprints.Read(after, target))
                : null;
        }
        catch (BlobException e)
        {
            Log.ImageUnreadable(logger, target.ToString(), e);
            return null;
        }
    }
}
