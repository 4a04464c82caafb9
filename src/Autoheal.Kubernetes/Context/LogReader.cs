using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Context;

/// <summary>Reads the last lines of containers that crash, and reduces them at once: no line outlives this class.</summary>
internal sealed class LogReader(IKubernetesReader reader)
{
    /// <summary>At most so many containers an incident: the pods of one revision crash alike.</summary>
    private const int MostContainers = 8;
    private const int MostPerRevision = 2;

    /// <summary>The model with summaries of the logs of crashing containers; cancellation keeps what came so far.</summary>
    public async ValueTask<ClusterModel> AddLogsAsync(ClusterModel model, CancellationToken cancellationToken)
    {
        var crashing = FindCrashing(model);
        if (crashing.Count == 0)
        {
            return model;
        }

        var reads = new Task<LogSummary?>[crashing.Count];
        for (var i = 0; i < reads.Length; i++)
        {
            reads[i] = ReadAsync(crashing[i], KnownSettings.Of(model, crashing[i].Pod), cancellationToken);
        }

        var summaries = await Task.WhenAll(reads);
        var logs = new Dictionary<(Pod Pod, string Container), LogSummary>(reads.Length);
        for (var i = 0; i < reads.Length; i++)
        {
            if (summaries[i] is { } summary)
            {
                logs[(crashing[i].Pod, crashing[i].Container!.Name)] = summary;
            }
        }

        return model.WithLogs(logs);
    }

    private static List<Trouble> FindCrashing(ClusterModel model)
    {
        var found = new List<Trouble>();
        var perRevision = new Dictionary<string, int>();
        foreach (var trouble in model.Troubles)
        {
            if (found.Count == MostContainers)
            {
                break;
            }

            if (trouble is { Kind: TroubleKind.Crash or TroubleKind.OutOfMemory, Container: not null })
            {
                var revision = model.ReplicaSetOf(trouble.Pod)?.Uid ?? trouble.Pod.Uid;
                var taken = perRevision.GetValueOrDefault(revision);
                if (taken < MostPerRevision)
                {
                    perRevision[revision] = taken + 1;
                    found.Add(trouble);
                }
            }
        }

        return found;
    }

    private async Task<LogSummary?> ReadAsync(Trouble trouble, IReadOnlySet<string> settings, CancellationToken cancellationToken)
    {
        try
        {
            var current = reader.ReadLogAsync(Request(trouble, previous: false), cancellationToken).AsTask();
            var previous = reader.ReadLogAsync(Request(trouble, previous: true), cancellationToken).AsTask();
            await Task.WhenAll(current, previous);
            return await current is null && await previous is null
                ? null
                : LogReducer.Reduce(settings, (await current).GetValueOrDefault(), (await previous).GetValueOrDefault());
        }
        catch (Exception e) when (e is AutohealException or OperationCanceledException)
        {
            // Logs are a hint at most; without them the diagnosis goes on.
            return null;
        }
    }

    private static PodLogRequest Request(Trouble trouble, bool previous) => new()
    {
        Namespace = trouble.Pod.Namespace,
        Pod = trouble.Pod.Name,
        Container = trouble.Container!.Name,
        Previous = previous,
    };
}
