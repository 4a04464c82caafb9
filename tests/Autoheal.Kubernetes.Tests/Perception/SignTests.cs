using Autoheal.Kubernetes.Perception;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Perception;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Perception;

public class SignTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    [Fact]
    public void Find_ManyPodsOfOneWorkloadInTheSameTrouble_AreOneSign()
    {
        var model = Situations.YoungRollout(CrashLoop(3, 0.5)).Add(Autoheal.Kubernetes.Client.KubernetesResources.Pods, Pod("new", 3, CrashLoop(3, 0.5), 5)).Build();

        var sign = Assert.Single(KubernetesSigns.Find(model), sign => sign.Reason == "CrashLoopBackOff");

        Assert.Equal(("Deployment checkout/api", AlertSeverity.Critical), (sign.Object.ToString(), sign.Severity));
    }

    [Fact]
    public void Find_NodeNotReady_IsASign() => Assert.Contains(
        KubernetesSigns.Find(new ClusterFixture().Add(Autoheal.Kubernetes.Client.KubernetesResources.Nodes, Node("n9", ready: "Unknown")).Build()),
        sign => sign is { Reason: "NodeNotReady", Object.Name: "n9" });

    [Fact]
    public void Find_EverythingIsWell_IsNothing() => Assert.Empty(KubernetesSigns.Find(Situations.YoungRollout(Running(5)).Build()));

    [Fact]
    public void Take_SignThatLasts_IsReportedOnceAndOnceWhenOver()
    {
        var ledger = new SignLedger(s_patience);
        var signs = KubernetesSigns.Find(Situations.YoungRollout(CrashLoop(3, 0.5)).Build());

        Assert.Empty(ledger.Take(signs, ClusterFixture.Now).Firing);
        Assert.Single(ledger.Take(signs, ClusterFixture.Now + s_patience).Firing);
        Assert.Empty(ledger.Take(signs, ClusterFixture.Now + (2 * s_patience)).Firing);
        Assert.Single(ledger.Take([], ClusterFixture.Now + (3 * s_patience)).Over);
        Assert.Empty(ledger.Take([], ClusterFixture.Now + (4 * s_patience)).Over);
    }

    [Fact]
    public void Take_SignThatComesAndGoes_IsNeverReported()
    {
        var ledger = new SignLedger(s_patience);
        var signs = KubernetesSigns.Find(Situations.YoungRollout(CrashLoop(3, 0.5)).Build());

        for (var i = 0; i < 10; i++)
        {
            var (firing, over) = ledger.Take(i % 2 == 0 ? signs : [], ClusterFixture.Now + (i * 0.9 * s_patience));
            Assert.Equal(0, firing.Count + over.Count);
        }
    }

    [Fact]
    public void GiveBack_NothingWasDurable_IsReportedAgain()
    {
        var ledger = new SignLedger(TimeSpan.Zero);
        var signs = KubernetesSigns.Find(Situations.YoungRollout(CrashLoop(3, 0.5)).Build());
        var (firing, over) = ledger.Take(signs, ClusterFixture.Now);
        ledger.GiveBack(firing, over);

        Assert.Single(ledger.Take(signs, ClusterFixture.Now).Firing);
    }

    [Fact]
    public void Parse_WhatWasWritten_IsTheSameAlert()
    {
        var sign = KubernetesSigns.Find(Situations.YoungRollout(CrashLoop(3, 0.5)).Build())[0];
        var body = KubernetesSignalSource.Write("c1", [sign], [sign], ClusterFixture.Now);

        var parsed = new KubernetesSignalSource().Parse(new Signal { Source = "kubernetes", ReceivedAt = ClusterFixture.Now, Body = body });

        Assert.Equal([false, true], parsed.Alerts.Select(alert => alert.Resolved));
        Assert.Single(parsed.Alerts.Select(alert => alert.Fingerprint).Distinct());
        Assert.Equal(("c1", "apps", "Deployment", "api", "uid-api"), (parsed.Alerts[0].Resources[0].ClusterId, parsed.Alerts[0].Resources[0].Group,
            parsed.Alerts[0].Resources[0].Kind, parsed.Alerts[0].Resources[0].Name, parsed.Alerts[0].Resources[0].Uid));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("rubbish")]
    public void Parse_AnythingElse_IsRefused(string body) => Assert.NotNull(new KubernetesSignalSource().Parse(
        new Signal { Source = "kubernetes", ReceivedAt = ClusterFixture.Now, Body = System.Text.Encoding.UTF8.GetBytes(body) }).Error);
}
