using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Jobs;

/// <summary>Makes a Job's pods, each with its index when the Job has indexes.</summary>
internal static class JobPods
{
    private const string IndexAnnotation = "batch.kubernetes.io/job-completion-index";

    public static List<JsonObject> Make(JobRound round, int count) =>
        round.Indexed ? [.. FreeIndexes(round).Take(count).Select(index => MakeIndexed(round.Job, index))] : [.. Enumerable.Range(0, count).Select(_ => MakePod(round.Job))];

    public static long? IndexOf(StoredObject pod) =>
        long.TryParse(pod.Annotations.Text(IndexAnnotation), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    /// <summary>The indexes that have succeeded, in the form of the status: <c>0-2,5</c>.</summary>
    public static string CompletedIndexes(JobRound round)
    {
        var done = Completed(round).Order().ToList();
        var parts = new List<string>();
        for (var i = 0; i < done.Count; i++)
        {
            var first = done[i];
            while (i + 1 < done.Count && done[i + 1] == done[i] + 1)
                i++;
            var (begin, end) = (first.ToString(CultureInfo.InvariantCulture), done[i].ToString(CultureInfo.InvariantCulture));
            parts.Add(first == done[i] ? begin : begin + (done[i] == first + 1 ? "," : "-") + end);
        }

        return string.Join(',', parts);
    }

    private static IEnumerable<long> FreeIndexes(JobRound round)
    {
        var taken = Completed(round);
        taken.UnionWith(round.Active.Select(IndexOf).OfType<long>());
        for (var index = 0L; index < (round.Completions ?? 0); index++)
        {
            if (!taken.Contains(index))
                yield return index;
        }
    }

    private static HashSet<long> Completed(JobRound round)
    {
        var done = new HashSet<long>(round.NewlySucceeded.Select(IndexOf).OfType<long>());
        foreach (var part in (round.Job.Status.Text("completedIndexes") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            var (first, last) = (long.Parse(ends[0], CultureInfo.InvariantCulture), long.Parse(ends[^1], CultureInfo.InvariantCulture));
            for (var index = first; index <= last; index++)
                done.Add(index);
        }

        return done;
    }

    private static JsonObject MakePod(StoredObject job)
    {
        var pod = PodTemplates.PodOf(job, job.Spec.Object("template")!);
        pod.Object("metadata")!["finalizers"] = new JsonArray(JobRound.Finalizer);
        return pod;
    }

    private static JsonObject MakeIndexed(StoredObject job, long index)
    {
        var pod = MakePod(job);
        var number = index.ToString(CultureInfo.InvariantCulture);
        var metadata = pod.Object("metadata")!;
        metadata["generateName"] = $"{job.Name}-{number}-";
        metadata.Ensure("annotations")[IndexAnnotation] = number;
        metadata.Ensure("labels")[IndexAnnotation] = number;
        var spec = pod.Object("spec")!;
        spec["hostname"] = $"{job.Name}-{number}";
        foreach (var container in spec.Array("containers") ?? [])
        {
            var owner = (JsonObject)container!;
            if (owner["env"] is not JsonArray variables)
                owner["env"] = variables = [];
            variables.Add((JsonNode)new JsonObject
            {
                ["name"] = "JOB_COMPLETION_INDEX",
                ["valueFrom"] = new JsonObject { ["fieldRef"] = new JsonObject { ["apiVersion"] = "v1", ["fieldPath"] = $"metadata.annotations['{IndexAnnotation}']" } },
            });
        }

        return pod;
    }
}
