using System.Text.RegularExpressions;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Tests.Fixtures;

namespace Autoheal.Kubernetes.Tests.Model;

public class MessageTests
{
    [Theory]
    [InlineData("Liveness probe failed: HTTP probe failed with statuscode: 503", ProbeFailure.HttpStatus, 503)]
    [InlineData("Readiness probe failed: dial tcp 10.0.0.1:80: connect: connection refused", ProbeFailure.ConnectionRefused, 0)]
    [InlineData("Readiness probe failed: Get \"http://x\": context deadline exceeded", ProbeFailure.Timeout, 0)]
    [InlineData("Startup probe failed: Get \"http://x\": net/http: HTTP/1.x transport: malformed HTTP response", ProbeFailure.Protocol, 0)]
    [InlineData("Liveness probe failed: the password is canary", ProbeFailure.Program, 0)]
    public void Event_FailedProbe_KeepsTheKubeletsWordsOnly(string message, ProbeFailure failure, int status)
    {
        var seen = Event("Unhealthy", message);

        Assert.Equal((failure, status), (seen.ProbeFailure, seen.ProbeStatus));
        Assert.EndsWith("probe failed", seen.Message.Reveal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MountVolume.SetUp failed for volume \"cfg\" : configmap \"settings\" not found", "settings", "")]
    [InlineData("Error: couldn't find key DB_HOST in ConfigMap shop/settings", "settings", "DB_HOST")]
    [InlineData("secret \"../../etc\" not found", "", "")]
    public void Event_SomethingIsMissing_NamesIt(string message, string @object, string key)
    {
        var seen = Event("FailedMount", message);

        Assert.Equal((@object, key), (seen.MissingObject, seen.MissingKey));
    }

    [Fact]
    public void UntrustedText_IsTestedButNotShownByAccident()
    {
        var text = Event("FailedScheduling", "0/3 nodes are available: 3 Insufficient cpu.\u001b[31m").Message;

        Assert.True(text.Contains("insufficient CPU"));
        Assert.Equal("3", text.Match(new Regex("([0-9]+) Insufficient")).Groups[1].Value);
        Assert.DoesNotContain("nodes", $"{text}", StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text.Reveal());
    }

    [Fact]
    public void EventsAbout_ObjectOfTheSameNameMadeAnew_AreNotIts()
    {
        var model = ModelText.Of(
            (KubernetesResources.Pods, """{"metadata":{"name":"p","namespace":"shop","uid":"new"}}"""),
            (KubernetesResources.Events, About("old", "1")),
            (KubernetesResources.Events, About("new", "2")));

        Assert.Equal("e2", Assert.Single(model.EventsAbout(model.Pods[0])).Name);
    }

    [Fact]
    public void Terminated_WhatTheProgramWrote_IsLeftBehindAndWhatTheRuntimeSaysIsKept()
    {
        var model = ModelText.Of((KubernetesResources.Pods, """
            {"metadata":{"name":"p","namespace":"shop"},"status":{"containerStatuses":[
              {"name":"a","state":{"terminated":{"reason":"Error","exitCode":1,"message":"the password is canary"}}},
              {"name":"b","state":{"terminated":{"reason":"StartError","exitCode":128,"message":"exec: \"servr\": executable file not found in $PATH"}}}]}}
            """));

        Assert.True(model.Pods[0].FindContainer("a")!.Current.Message.IsEmpty);
        Assert.True(model.Pods[0].FindContainer("b")!.Current.Message.Contains("executable file not found"));
    }

    private static ClusterEvent Event(string reason, string message) => ModelText.Of((KubernetesResources.Events, $$$$"""
        {"metadata":{"name":"e","namespace":"shop"},"reason":"{{{{reason}}}}","type":"Warning","message":{{{{System.Text.Json.JsonSerializer.Serialize(message)}}}}}
        """)).Events[0];

    private static string About(string uid, string number) =>
        $$$$"""{"metadata":{"name":"e{{{{number}}}}","namespace":"shop"},"involvedObject":{"kind":"Pod","name":"p","namespace":"shop","uid":"{{{{uid}}}}"}}""";
}
