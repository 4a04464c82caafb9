using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Kubelet;

namespace Autoheal.Simulation.Tests.Controllers;

public sealed class CronJobControllerTests
{
    private readonly LiveCluster _cluster = new();

    [Fact]
    public void Schedule_EveryMinute_StartsJobsAndKeepsThree()
    {
        Create("{}", seconds: 5);
        _cluster.Run(310);

        // The names end in the minutes since 1970: 29,539,440 of them at the start.
        Assert.Equal(
            ["report-29539443", "report-29539444", "report-29539445"],
            _cluster.Store.List(Kinds.Job, "shop").Select(job => job.Name));
        var status = _cluster.Status(Kinds.CronJob, "report");
        Assert.Equal(("2026-03-01T12:05:00Z", 5), (status.Text("lastScheduleTime"), _cluster.Events("SuccessfulCreate").Count(message => message.StartsWith("Created job ", StringComparison.Ordinal))));
        Assert.Contains(_cluster.Events("SawCompletedJob"), message => message.EndsWith(", condition: Complete", StringComparison.Ordinal));
        Assert.StartsWith("2026-03-01T12:05:0", status.Text("lastSuccessfulTime"), StringComparison.Ordinal);
    }

    [Fact]
    public void Forbid_PriorIsRunning_StartsNoOther()
    {
        Create("""{ "concurrencyPolicy": "Forbid" }""", seconds: 600);
        _cluster.Run(200);

        Assert.Single(_cluster.Store.List(Kinds.Job, "shop"));
        Assert.Contains("Not starting job because prior execution is running and concurrency policy is Forbid", _cluster.Events("JobAlreadyActive"));
    }

    [Fact]
    public void Replace_PriorIsRunning_EndsIt()
    {
        Create("""{ "concurrencyPolicy": "Replace" }""", seconds: 600);
        _cluster.Run(180);

        Assert.Single(_cluster.Store.List(Kinds.Job, "shop"));
        Assert.NotEmpty(_cluster.Events("SuccessfulDelete"));
        Assert.Single(_cluster.Status(Kinds.CronJob, "report").Array("active")!);
    }

    [Fact]
    public void Suspended_StartsNothing_AndResumedCatchesUpOnce()
    {
        Create("""{ "suspend": true }""", seconds: 5);
        _cluster.Run(200);
        Assert.Empty(_cluster.Store.List(Kinds.Job, "shop"));

        _cluster.Store.Mutate(Kinds.CronJob, "shop", "report", json => json["spec"]!["suspend"] = false);
        _cluster.Run(5);

        Assert.Single(_cluster.Store.List(Kinds.Job, "shop"));
    }

    [Fact]
    public void Schedule_NoSchedule_IsReported()
    {
        Create("""{ "schedule": "every day" }""", seconds: 5);
        _cluster.Run(5);

        Assert.Equal(["unparseable schedule: \"every day\" : expected exactly 5 fields, found 2: [every day]"], _cluster.Events("UnparseableSchedule"));
    }

    private void Create(string spec, int seconds)
    {
        _cluster.Plane.Registry.Publish("registry.example/shop/report:1", FakeProgram.Exits(0, seconds), 20);
        var cron = LiveCluster.Json("""
            {
              "metadata": { "name": "report", "namespace": "shop" },
              "spec": {
                "schedule": "* * * * *",
                "jobTemplate": { "spec": {
                  "completions": 1, "parallelism": 1, "selector": { "matchLabels": { "app": "report" } },
                  "template": {
                    "metadata": { "labels": { "app": "report" } },
                    "spec": { "restartPolicy": "Never", "terminationGracePeriodSeconds": 1, "containers": [ { "name": "main", "image": "registry.example/shop/report:1" } ] }
                  }
                } }
              }
            }
            """);
        foreach (var (field, value) in LiveCluster.Json(spec))
            cron["spec"]![field] = value?.DeepClone();
        _cluster.Store.Create(Kinds.CronJob, cron);
    }
}
