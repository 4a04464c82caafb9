using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Jobs;

/// <summary>How long each Job waits after a failed pod before it starts another: 10 s, doubled with every failure, at most 10 minutes.</summary>
internal sealed class JobBackOff
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_last = TimeSpan.FromMinutes(10);
    private readonly Dictionary<string, (int Failures, DateTimeOffset Last)> _records = [];

    public void Note(JobRound round, DateTimeOffset now)
    {
        var (failures, last) = _records.GetValueOrDefault(round.Job.Uid);
        if (round.NewlySucceeded.Count > 0)
            failures = 0;
        foreach (var pod in round.NewlyFailed)
        {
            failures++;
            last = EndOf(pod) ?? now;
        }

        _records[round.Job.Uid] = (failures, last);
    }

    /// <summary>When the next pod may be started.</summary>
    public DateTimeOffset NextStart(StoredObject job)
    {
        var (failures, last) = _records.GetValueOrDefault(job.Uid);
        if (failures == 0)
            return DateTimeOffset.MinValue;
        var delay = s_first;
        for (var i = 1; i < failures && delay < s_last; i++)
            delay *= 2;
        return last + (delay < s_last ? delay : s_last);
    }

    public void Forget(string uid) => _records.Remove(uid);

    private static DateTimeOffset? EndOf(StoredObject pod)
    {
        DateTimeOffset? end = null;
        foreach (var container in pod.Status.Array("containerStatuses") ?? [])
        {
            if (container.Object("state").Object("terminated").Text("finishedAt") is { } text && KubernetesTime.Parse(text) is var finished && !(end >= finished))
                end = finished;
        }

        return end;
    }
}
