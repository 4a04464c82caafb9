using System.Text;
using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Context;

/// <summary>Reads the last lines of the containers that <see cref="LogTargets"/> chooses, and reduces them at once: no line outlives this class.</summary>
internal sealed class LogReader(IKubernetesReader reader, ILogInterpreter interpreter)
{
    /// <summary>A recording costs nothing to read, and what it holds somebody meant to keep.</summary>
    private const int MostRecorded = 200;
    private const int RecordedLines = 2000;

    private bool IsRecording => reader is RecordedCluster;

    /// <summary>The model with summaries of logs; cancellation keeps what came so far.</summary>
    public async ValueTask<ClusterModel> AddLogsAsync(ClusterModel model, IncidentScope scope, CancellationToken cancellationToken)
    {
        var targets = LogTargets.Find(model, scope, IsRecording ? MostRecorded : LogTargets.Most);
        if (targets.Count == 0)
        {
            return model;
        }

        var reads = new Task<LogSummary?>[targets.Count];
        for (var i = 0; i < reads.Length; i++)
        {
            // Of what serves, the present counts; what does not serve said why in its last run, whenever that was.
            var since = targets[i] is { Previous: false, Pod.Ready: true } ? scope.LogsSince : null;
            reads[i] = ReadAsync(targets[i], since, KnownSettings.Of(model, targets[i].Pod), cancellationToken);
        }

        var summaries = await Task.WhenAll(reads);
        var logs = new Dictionary<(Pod Pod, string Container), LogSummary>(reads.Length);
        for (var i = 0; i < reads.Length; i++)
        {
            if (summaries[i] is { } summary)
            {
                logs[(targets[i].Pod, targets[i].Container)] = summary;
            }
        }

        return model.WithLogs(logs);
    }

    private async Task<LogSummary?> ReadAsync(LogTarget target, DateTimeOffset? since, IReadOnlySet<string> settings, CancellationToken cancellationToken)
    {
        try
        {
            var current = reader.ReadLogAsync(Request(target, previous: false) with { Since = since }, cancellationToken).AsTask();
            var previous = target.Previous ? reader.ReadLogAsync(Request(target, previous: true), cancellationToken).AsTask() : Task.FromResult<ReadOnlyMemory<byte>?>(null);
            await Task.WhenAll(current, previous);
            return await current is null && await previous is null
                ? null
                : Summarize(settings, (await previous).GetValueOrDefault(), (await current).GetValueOrDefault());
        }
        catch (Exception e) when (e is AutohealException or OperationCanceledException)
        {
            // Logs are a hint at most; without them the diagnosis goes on.
            return null;
        }
    }

    private LogSummary Summarize(IReadOnlySet<string> settings, ReadOnlyMemory<byte> previous, ReadOnlyMemory<byte> current)
    {
        using var log = new StringReader(Encoding.UTF8.GetString(previous.Span) + "\n" + Encoding.UTF8.GetString(current.Span));
        return LogReducer.Reduce(settings, previous, current) with { Sightings = interpreter.Read(log).Sightings };
    }

    private PodLogRequest Request(LogTarget target, bool previous)
    {
        var request = new PodLogRequest
        {
            Namespace = target.Pod.Namespace,
            Pod = target.Pod.Name,
            Container = target.Container,
            Previous = previous,
        };
        return IsRecording ? request with { TailLines = RecordedLines } : request;
    }
}
