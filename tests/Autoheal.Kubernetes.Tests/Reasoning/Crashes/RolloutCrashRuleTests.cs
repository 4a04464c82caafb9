using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Crashes;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Reasoning;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Reasoning.Crashes;

public class RolloutCrashRuleTests
{
    [Fact]
    public void Evaluate_YoungRevisionCrashes_BlamesTheRolloutAndSuggestsTheRevisionThatServes()
    {
        var finding = Assert.Single(Run(Situations.YoungRollout(CrashLoop(restarts: 3, lastEndMinutes: 0.5))));

        Assert.Equal("k8s.rollout.crash", finding.Cause.Value);
        Assert.Equal(("Deployment", "api"), (finding.Object.Kind, finding.Object.Name));
        Assert.DoesNotContain(finding.Checks, check => check.Result == CheckResult.Refutes);
        Assert.Contains(finding.Checks, check => check.Text.Contains("env DB_HOST removed", StringComparison.Ordinal));
        Assert.Contains(finding.Checks, check => check.Text == "still serving: 2 pods of revision 41");
        var remedy = Assert.Single(finding.Remedies);
        Assert.Equal(("rollout-undo", "41"), (remedy.Action, remedy.Parameters["revision"]));
        Assert.Equal(ClusterFixture.Now.AddMinutes(-5), finding.Since);
    }

    [Fact]
    public void Evaluate_CrashLongAfterTheRollout_IsRefutedByTiming()
    {
        var finding = Assert.Single(Run(Situations.OldRollout(CrashLoop(restarts: 2, lastEndMinutes: 0.5))));

        Assert.Contains(finding.Checks, check => check.Result == CheckResult.Refutes
            && check.Text.StartsWith("revision 42 had been rolled out", StringComparison.Ordinal));
    }

    [Fact]
    public void Evaluate_OlderRevisionCrashesToo_IsRefuted()
    {
        var cluster = Situations.YoungRollout(CrashLoop(3, 0.5))
            .Add(KubernetesResources.Pods, Pod("old", 3, CrashLoop(2, 0.5), 5_000));

        Assert.Contains(Assert.Single(Run(cluster)).Checks, check => check.Result == CheckResult.Refutes
            && check.Text == "in the same trouble: 1 pod of older revisions");
    }

    [Fact]
    public void Evaluate_LogMissesASettingThatTheRolloutRemoved_AddsAnUntrustedCheck()
    {
        var cluster = Situations.YoungRollout(CrashLoop(3, 0.5)).Log("api-new-1", "app", new LogSignature
        {
            Kind = LogSignatureKind.RequiredSettingMissing, Setting = "DB_HOST", Lines = 6,
        });

        var check = Assert.Single(Assert.Single(Run(cluster)).Checks, check => check.Fact?.Source == "log");
        Assert.Equal("the log misses DB_HOST, which the rollout touched (6 lines)", check.Text);
        Assert.Equal(Autoheal.Context.TrustLevel.Untrusted, check.Fact!.Trust);
    }

    [Fact]
    public void Evaluate_LogMissesASettingThatTheRolloutLeftAlone_AddsNothing()
    {
        var cluster = Situations.YoungRollout(CrashLoop(3, 0.5)).Log("api-new-1", "app", new LogSignature
        {
            Kind = LogSignatureKind.RequiredSettingMissing, Setting = "PORT", Lines = 6,
        });

        Assert.DoesNotContain(Assert.Single(Run(cluster)).Checks, check => check.Fact?.Source == "log");
    }

    [Fact]
    public void Evaluate_KilledForMemory_IsAnotherRulesBusiness() =>
        Assert.Empty(Run(Situations.YoungRollout(CrashLoop(3, 0.5, exitCode: 137, reason: "OOMKilled"))));

    [Fact]
    public void Evaluate_AllPodsServe_FindsNothing() => Assert.Empty(Run(Situations.YoungRollout(Running(5))));

    [Fact]
    public void Evaluate_CrashedBeforeAndServesForLong_FindsNothing()
    {
        var recovered = Status(ready: true, restarts: 3, CrashLoop(0, 0)["containerStatuses"]![0]!["state"]!.DeepClone().AsObject());
        recovered["containerStatuses"]![0]!["state"] = Running(20)["containerStatuses"]![0]!["state"]!.DeepClone();
        recovered["containerStatuses"]![0]!["lastState"] = CrashLoop(3, 20.2)["containerStatuses"]![0]!["lastState"]!.DeepClone();

        Assert.Empty(Run(Situations.OldRollout(recovered)));
    }

    [Fact]
    public void Evaluate_NoOlderRevision_FindsNothing()
    {
        var cluster = Situations.Nodes(new ClusterFixture())
            .Add(KubernetesResources.Deployments, Deployment(Template(Situations.NewContainer), 1, 0))
            .Add(KubernetesResources.ReplicaSets, ReplicaSet("new", 1, Situations.NewContainer, 1, 0, 5))
            .Add(KubernetesResources.Pods, Pod("new", 1, CrashLoop(3, 0.5), 5));

        Assert.Empty(Run(cluster));
    }

    [Fact]
    public void Evaluate_RevisionThatNeverWorked_IsNotSuggested()
    {
        // Revision 41 stood for one minute before revision 42 replaced it, and serves nothing.
        var cluster = Situations.Nodes(new ClusterFixture())
            .Add(KubernetesResources.Deployments, Deployment(Template(Situations.NewContainer), 2, 0))
            .Add(KubernetesResources.ReplicaSets, ReplicaSet("old", 41, Situations.OldContainer, 0, 0, 6))
            .Add(KubernetesResources.ReplicaSets, ReplicaSet("new", 42, Situations.NewContainer, 2, 0, 5))
            .Add(KubernetesResources.Pods, Pod("new", 1, CrashLoop(3, 0.5), 5));

        var finding = Assert.Single(Run(cluster));

        Assert.Empty(finding.Remedies);
        Assert.Contains(finding.Checks, check => check.Result == CheckResult.NotObserved);
    }

    private static List<Finding> Run(ClusterFixture cluster) => [.. new RolloutCrashRule().Evaluate(cluster.Context())];
}
