using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Tests.Fixtures;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Model;

public class PodHealthTests
{
    [Theory]
    [InlineData("ErrImagePull", TroubleKind.ImagePull)]
    [InlineData("InvalidImageName", TroubleKind.ImagePull)]
    [InlineData("CreateContainerConfigError", TroubleKind.Config)]
    [InlineData("RunContainerError", TroubleKind.NotStarted)]
    public void WorstTrouble_WaitingForAReason_HasAKind(string reason, TroubleKind kind) =>
        Assert.Equal(kind, Judge(Waiting(reason), 1)!.Kind);

    [Fact]
    public void WorstTrouble_JustStarting_IsWell() => Assert.Null(Judge(Waiting("ContainerCreating"), 1));

    [Fact]
    public void WorstTrouble_StartingForLong_IsTrouble() => Assert.Equal(TroubleKind.NotStarted, Judge(Waiting("ContainerCreating"), 10)!.Kind);

    [Fact]
    public void WorstTrouble_RunningForAMomentBetweenTwoCrashes_IsStillACrash()
    {
        var status = CrashLoop(3, 0.2);
        status["containerStatuses"]![0]!["state"] = new JsonObject { ["running"] = new JsonObject { ["startedAt"] = Time(0.1) } };

        Assert.Equal(TroubleKind.Crash, Judge(status, 5)!.Kind);
    }

    [Fact]
    public void WorstTrouble_EndedAsAsked_IsWell() => Assert.Null(Judge(Status(true, 1, CrashLoop(1, 3, exitCode: 143)["containerStatuses"]![0]!["lastState"]!.DeepClone().AsObject()), 5));

    [Fact]
    public void WorstTrouble_KilledByItsProbeAgainAndAgain_IsACrashWhileItRuns()
    {
        var status = CrashLoop(3, 0.3, exitCode: 143);
        status["containerStatuses"]![0]!["state"] = new JsonObject { ["running"] = new JsonObject { ["startedAt"] = Time(0.2) } };

        Assert.Equal(TroubleKind.Crash, Judge(status, 5)!.Kind);
    }

    [Fact]
    public void WorstTrouble_GoingAway_IsWell()
    {
        var pod = Pod("new", 1, CrashLoop(3, 0.5), 5);
        pod["metadata"]!["deletionTimestamp"] = Time(0);

        Assert.Null(PodHealth.WorstTrouble(Read(pod), ClusterFixture.Now));
    }

    [Fact]
    public void WorstTrouble_CrashedFromTheStart_BeganWithThePod()
    {
        // Created 5 minutes ago; four ends with back-offs of 10, 20 and 40 s between runs of 3 s.
        var since = Judge(CrashLoop(restarts: 3, lastEndMinutes: 3.6), 5)!.Since;

        Assert.InRange(since, ClusterFixture.Now.AddMinutes(-5), ClusterFixture.Now.AddMinutes(-4.9));
    }

    [Fact]
    public void WorstTrouble_CrashedAfterDays_BeganShortlyBeforeItsLastEnd()
    {
        var since = Judge(CrashLoop(restarts: 2, lastEndMinutes: 0.5), 5_000)!.Since;

        Assert.InRange(since, ClusterFixture.Now.AddMinutes(-3), ClusterFixture.Now);
    }

    private static Trouble? Judge(JsonObject status, double podMinutes)
    {
        var pod = Pod("new", 1, status, podMinutes);
        if (podMinutes > 2 && status["phase"]!.ToString() == "Pending")
        {
            pod["status"]!["conditions"]![0]!["lastTransitionTime"] = Time(podMinutes);
        }

        return PodHealth.WorstTrouble(Read(pod), ClusterFixture.Now);
    }

    private static Pod Read(JsonObject pod) => new ClusterFixture().Add(KubernetesResources.Pods, pod).Build().Pods[0];
}
