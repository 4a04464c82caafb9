using System.Net;
using System.Text.Json;
using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Watching;

/// <summary>
/// Keeps one kind in step with the server: lists it, watches from the list's version on, goes on from the last version that it saw when the
/// connection breaks, and lists again when that version is too old. Waits longer after each failure in a row, and not at all after success.
/// </summary>
internal sealed class KindWatch(IKubernetesReader reader, KubernetesWatcher watcher, WatchedKind objects, TimeProvider clock, WatchBackOff backOff)
{
    private string _version = "";

    /// <summary>Called with each change, in order.</summary>
    public Action<ObjectChange> Changed { get; set; } = static _ => { };

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (_version.Length == 0)
                {
                    await ListAsync(cancellationToken);
                }

                await WatchAsync(cancellationToken);
                continue;
            }
            catch (KubernetesApiException e) when (e.StatusCode == HttpStatusCode.Gone)
            {
                // Nothing was lost: the list says what is there now.
                _version = "";
                continue;
            }
            catch (KubernetesApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
            {
                // A server that does not know the kind has no object of it; a definition may come later.
                _version = "";
                objects.Begin();
                Report(objects.Finish(clock.GetUtcNow()));
                backOff.Lengthen();
            }
            catch (KubernetesApiException e) when (e.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
            {
                _version = "";
                objects.Fail(CoverageState.Forbidden, "the server refused the list");
            }
            catch (Exception e) when (e is AutohealException or JsonException)
            {
                objects.Fail(CoverageState.Partial, "the server cannot be reached; this may be old");
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            // Being cancelled while it waits ends the loop like being cancelled while it watches: quietly.
            await backOff.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        objects.Begin();
        var version = "";
        await foreach (var page in reader.ListAsync(objects.Resource, "", null, cancellationToken))
        {
            version = ListHead.ReadVersion(page.Utf8.Span);
            objects.AddPage(page.Utf8.Span);
        }

        Report(objects.Finish(clock.GetUtcNow()));
        _version = version;
        backOff.Reset();
    }

    private void Report(IReadOnlyList<ObjectChange> changes)
    {
        foreach (var change in changes)
        {
            Changed(change);
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        await foreach (var seen in watcher.WatchAsync(objects.Resource, "", _version, cancellationToken))
        {
            switch (seen.Type)
            {
                case WatchEventType.Added or WatchEventType.Modified or WatchEventType.Deleted:
                    if (objects.Apply(seen.Type, seen.Object.Span, clock.GetUtcNow()) is { } change)
                    {
                        Changed(change);
                    }

                    _version = ListHead.ReadVersion(seen.Object.Span) is { Length: > 0 } version ? version : _version;
                    backOff.Reset();
                    break;
                case WatchEventType.Bookmark:
                    _version = ListHead.ReadVersion(seen.Object.Span) is { Length: > 0 } reached ? reached : _version;
                    backOff.Reset();
                    break;
                case WatchEventType.Error:
                    throw StatusBody.ToException(objects.Resource, seen.Object.Span);
                default:
                    break;
            }
        }
    }
}
