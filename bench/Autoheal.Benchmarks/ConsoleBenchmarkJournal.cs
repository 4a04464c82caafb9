using System.Globalization;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Reasoning;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Benchmarks;

/// <summary>A journal on disk with open incidents, each as it is after a first look.</summary>
internal sealed class ConsoleBenchmarkJournal : IAsyncDisposable
{
    private const int AtOnce = 256;

    private int _last;

    private ConsoleBenchmarkJournal(FileJournalStore store) => Store = store;

    public FileJournalStore Store { get; }

    public static ConsoleBenchmarkJournal Open(string directory) =>
        new(FileJournalStore.Open(new FileJournalOptions { Directory = directory }, new PhysicalDisk(), NullLogger.Instance));

    public async Task FillAsync(int incidents)
    {
        while (_last < incidents)
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Min(AtOnce, incidents - _last)).Select(_ => OpenIncidentAsync()));
        }
    }

    /// <summary>Opens one more; durable when it returns.</summary>
    public async Task<string> OpenIncidentAsync()
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"INC-{Interlocked.Increment(ref _last)}");
        var subject = new ResourceRef { ClusterId = "cluster", Group = "apps", Kind = "Deployment", Namespace = "shop", Name = $"service-{id}" };
        await Store.AppendAsync(
            [new StreamAppend { Stream = StreamId.Incident(id), ExpectedVersion = 0, Records = [.. Events(id, subject).Select((@event, index) => Record(id, index + 1, @event))] }],
            CancellationToken.None);
        return id;
    }

    public async Task<long> CountAsync() => (await Store.VerifyAsync()).Records;

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private static IEnumerable<JournalEvent> Events(string id, ResourceRef subject)
    {
        yield return new IncidentOpened { IncidentId = id, ClusterId = "cluster", GroupKey = id, Subject = subject, Environment = "production" };
        foreach (var alert in new[] { "KubePodCrashLooping", "KubeDeploymentReplicasMismatch" })
        {
            yield return new AlertAttached { Fingerprint = alert, Source = "alertmanager", Name = alert, StartsAt = DateTimeOffset.UnixEpoch, Resources = [subject] };
        }

        yield return new ContextCollected
        {
            Coverage = [new CoverageEntry { Kind = "Deployment", State = CoverageState.Complete, At = DateTimeOffset.UnixEpoch }], Partial = false, ElapsedMilliseconds = 200,
        };
        yield return new DiagnosisMade { Diagnosis = Diagnosis(subject) };
        yield return new ObservationScheduled { At = DateTimeOffset.UnixEpoch, Reason = "the rollout may still succeed" };
    }

    private static Diagnosis Diagnosis(ResourceRef subject) => new()
    {
        Outcome = DiagnosisOutcome.Fault,
        Symptoms = [new Symptom { Id = "S1", Text = "3 pods in trouble, 2/4 available", Object = subject }],
        Hypotheses =
        [
            .. Enumerable.Range(1, 3).Select(rank => new Hypothesis
            {
                Rank = rank,
                Group = 1,
                Cause = new CauseCode("k8s.rollout.crash"),
                Title = "the program crashes since the last revision",
                Summary = "The containers of the new revision crash at their start; those of the one before run.",
                Object = subject,
                Confidence = 0.9 / rank,
                For = [.. Enumerable.Range(1, 4).Select(fact => new Evidence { FactId = $"F{fact}", Text = "container api in CrashLoopBackOff, exit 1, 4 restarts", Source = "api", Trust = TrustLevel.Controlled })],
            }),
        ],
    };

    private static NewRecord Record(string incidentId, int sequence, JournalEvent @event) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{incidentId}/{sequence}"),
        Type = JournalJson.TypeOf(@event),
        At = DateTimeOffset.UnixEpoch,
        Actor = "autoheal",
        Payload = JournalJson.Write(@event),
    };
}
