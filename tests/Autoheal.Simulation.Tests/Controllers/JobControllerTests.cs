using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Kubelet;

namespace Autoheal.Simulation.Tests.Controllers;

public sealed class JobControllerTests
{
    private readonly LiveCluster _cluster = new();

    [Fact]
    public void Job_ReachesItsCompletions_IsComplete()
    {
        Create("""{ "completions": 3, "parallelism": 2 }""", exitCode: 0);
        _cluster.Run(0.2);
        Assert.Equal(2, _cluster.Pods().Count);
        _cluster.Run(60);

        var status = _cluster.Status(Kinds.Job, "work");
        Assert.Equal((3L, null, 0L), (status.Number("succeeded"), status.Number("active"), status.Number("terminating")));
        var complete = Conditions.Find(status, "Complete");
        Assert.Equal(("True", "CompletionsReached", "Reached expected number of succeeded pods"), (complete.Text("status"), complete.Text("reason"), complete.Text("message")));
        Assert.NotNull(status.Text("completionTime"));
        Assert.Equal(["Job completed"], _cluster.Events("Completed"));
        Assert.All(_cluster.Pods(), pod => Assert.Empty(pod.Metadata.Array("finalizers")!));
    }

    [Fact]
    public void Job_FailsMoreOftenThanAllowed_ReachesItsBackoffLimit()
    {
        Create("""{ "completions": 1, "parallelism": 1, "backoffLimit": 2 }""", exitCode: 5);
        _cluster.Run(20);
        Assert.Equal(2, _cluster.Pods().Count);
        _cluster.Run(100);

        var status = _cluster.Status(Kinds.Job, "work");
        var failed = Conditions.Find(status, "Failed");
        Assert.Equal(("BackoffLimitExceeded", "Job has reached the specified backoff limit"), (failed.Text("reason"), failed.Text("message")));
        Assert.Equal((3L, 3), (status.Number("failed"), _cluster.Pods().Count));
        Assert.Equal(["Job has reached the specified backoff limit"], _cluster.Events("BackoffLimitExceeded"));
    }

    [Fact]
    public void Job_TakesTooLong_MeetsItsDeadline()
    {
        Create("""{ "activeDeadlineSeconds": 8 }""", exitCode: null);
        _cluster.Run(60);

        Assert.Equal("DeadlineExceeded", Conditions.Find(_cluster.Status(Kinds.Job, "work"), "Failed").Text("reason"));
        Assert.Equal(["Job was active longer than specified deadline"], _cluster.Events("DeadlineExceeded"));
        Assert.Single(_cluster.Events("SuccessfulDelete"));
        Assert.Empty(_cluster.Pods());
    }

    [Fact]
    public void FailurePolicy_MatchingExitCode_FailsTheJobAtOnce()
    {
        Create("""{ "podFailurePolicy": { "rules": [ { "action": "FailJob", "onExitCodes": { "operator": "In", "values": [ 42 ] } } ] } }""", exitCode: 42);
        _cluster.Run(60);

        var failed = Conditions.Find(_cluster.Status(Kinds.Job, "work"), "Failed");
        Assert.Equal("PodFailurePolicy", failed.Text("reason"));
        Assert.Equal($"Container main for pod shop/{_cluster.Pods().Single().Name} failed with exit code 42 matching FailJob rule at index 0", failed.Text("message"));
    }

    [Fact]
    public void Suspended_HasNoPodsUntilItIsResumed()
    {
        Create("""{ "suspend": true }""", exitCode: 0);
        _cluster.Run(10);
        Assert.Empty(_cluster.Pods());
        Assert.Equal("JobSuspended", Conditions.Find(_cluster.Status(Kinds.Job, "work"), "Suspended").Text("reason"));

        _cluster.Store.Mutate(Kinds.Job, "shop", "work", json => json["spec"]!["suspend"] = false);
        _cluster.Run(60);

        Assert.True(Conditions.IsTrue(_cluster.Status(Kinds.Job, "work"), "Complete"));
        Assert.Equal(["Job suspended"], _cluster.Events("Suspended"));
        Assert.Equal(["Job resumed"], _cluster.Events("Resumed"));
    }

    [Fact]
    public void Indexed_EachIndexIsDoneOnce()
    {
        Create("""{ "completions": 3, "parallelism": 3, "completionMode": "Indexed" }""", exitCode: 0);
        _cluster.Run(60);

        Assert.Equal("0-2", _cluster.Status(Kinds.Job, "work").Text("completedIndexes"));
        Assert.All(_cluster.Pods(), pod => Assert.StartsWith($"work-{pod.Annotations.Text("batch.kubernetes.io/job-completion-index")}-", pod.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Finished_WithATtl_IsDeletedWithItsPods()
    {
        Create("""{ "ttlSecondsAfterFinished": 30 }""", exitCode: 0);
        _cluster.Run(25);
        Assert.NotNull(_cluster.Store.Find(Kinds.Job, "shop", "work"));
        _cluster.Run(60);

        Assert.Null(_cluster.Store.Find(Kinds.Job, "shop", "work"));
        Assert.Empty(_cluster.Pods());
    }

    [Fact]
    public void Deleted_ItsPodsGo()
    {
        Create("{}", exitCode: null);
        _cluster.Run(20);
        _cluster.Store.Delete(Kinds.Job, "shop", "work", DeleteOptions.Default);
        _cluster.Run(60);

        Assert.Empty(_cluster.Pods());
    }

    private void Create(string spec, int? exitCode)
    {
        _cluster.Plane.Registry.Publish("registry.example/shop/work:1", exitCode is { } code ? FakeProgram.Exits(code, 3) : FakeProgram.Listens(80), 20);
        var job = LiveCluster.Json("""
            {
              "metadata": { "name": "work", "namespace": "shop" },
              "spec": {
                "completions": 1, "parallelism": 1, "selector": { "matchLabels": { "job-name": "work" } },
                "template": {
                  "metadata": { "labels": { "job-name": "work" } },
                  "spec": { "restartPolicy": "Never", "terminationGracePeriodSeconds": 1, "containers": [ { "name": "main", "image": "registry.example/shop/work:1" } ] }
                }
              }
            }
            """);
        foreach (var (field, value) in LiveCluster.Json(spec))
            job["spec"]![field] = value?.DeepClone();
        _cluster.Store.Create(Kinds.Job, job);
    }
}
