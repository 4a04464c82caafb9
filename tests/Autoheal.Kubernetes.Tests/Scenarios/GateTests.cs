using System.Text;
using Autoheal.Incidents;
using Autoheal.Simulation;
using Autoheal.Simulation.Api;
using Autoheal.Simulation.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>
/// Actions as whole incidents: an alert, a rule that proposes them, the real gate, a colleague's approval, the runner. Under controllers and
/// kubelets that work, so of situations that these leave alone.
/// </summary>
public sealed class GateTests
{
    private const string Core = "/api/v1/namespaces/checkout";

    private static readonly Dictionary<string, (ResourceRef Target, string[] Parameters, string Method, string Path, string Body)> s_situations = new()
    {
        ["cordon"] = (Ref("", "Node", "worker-1", ""), [], "", "", ""),
        ["uncordon"] = (Ref("", "Node", "worker-1", ""), [], "PATCH", "/api/v1/nodes/worker-1", """{"spec":{"unschedulable":true}}"""),
        ["suspend-cronjob"] = (Ref("batch", "CronJob", "report"), [], "POST", "/apis/batch/v1/namespaces/checkout/cronjobs", FailedJob.CronJob(suspended: false)),
        ["resume-cronjob"] = (Ref("batch", "CronJob", "report"), [], "POST", "/apis/batch/v1/namespaces/checkout/cronjobs", FailedJob.CronJob(suspended: true)),
        ["set-image"] = (Ref("apps", "Deployment", "api"), [], "", "", ""),
        ["raise-limit"] = (Ref("apps", "Deployment", "api"), ["container", "api", "resource", "memory"], "", "", ""),
        ["restore-service-selector"] = (Ref("", "Service", "api"), ["deployment", "api"], "PATCH", $"{Core}/services/api", """{"spec":{"selector":{"app":"apy"}}}"""),
        ["restore-service-ports"] = (Ref("", "Service", "api"), [], "PATCH", $"{Core}/services/api", """{"spec":{"ports":[{"port":80,"targetPort":1234}]}}"""),
        ["restore-configmap"] = (Ref("", "ConfigMap", "limits"), [], "POST", $"{Core}/configmaps", """
            {"metadata":{"name":"limits","annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\"data\":{\"RATE\":\"10\"}}"}},"data":{"RATE":"10000"}}
            """),
    };

    public static TheoryData<string> Actions => [.. s_situations.Keys];

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Incident_WithTheActionAsItsRepair_AsksThenDryRunsThenWritesOnce(string action)
    {
        var (target, parameters, method, path, body) = s_situations[action];
        var proposal = new ScriptedRepair.Proposal(action, target, parameters.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]));
        await using var cluster = await SimulatedCluster.StartAsync(3, options => options.ConfigureHost = builder =>
        {
            builder.Services.AddSingleton(proposal);
            builder.AddRule<ScriptedRepair>().ConfigurePolicy(policy => policy.AllowedClusterKinds.Add("Node"));
        });
        await cluster.InjectAsync(Fault.BadRollout("checkout/api"));
        Arrange(cluster, method, path, body);

        var incident = await cluster.RunUntilSettledAsync(TimeSpan.FromHours(6));

        Assert.Contains($"DO      {action}", incident.Transcript, StringComparison.Ordinal);
        Assert.True(incident.Transcript.IndexOf("APPROVE", StringComparison.Ordinal) < incident.Transcript.IndexOf("DO ", StringComparison.Ordinal));
        var written = cluster.World.Audit.Where(entry =>
            entry.User == "autoheal-actor" && entry.Resource != "selfsubjectaccessreviews" && entry.Name == target.Name).ToArray();
        Assert.Equal([true, false], written.Take(2).Select(entry => entry.DryRun));
        Assert.All(written, entry => Assert.Equal(200, entry.Status));
    }

    [Fact]
    public async Task Incident_NodeThatNobodyAllowed_IsDenied()
    {
        await using var cluster = await SimulatedCluster.StartAsync(3, options => options.ConfigureHost = builder =>
        {
            builder.Services.AddSingleton(new ScriptedRepair.Proposal("cordon", Ref("", "Node", "worker-1", ""), new Dictionary<string, string>()));
            builder.AddRule<ScriptedRepair>();
        });
        await cluster.InjectAsync(Fault.BadRollout("checkout/api"));

        var incident = await cluster.RunUntilSettledAsync(TimeSpan.FromHours(6));

        Assert.DoesNotContain("DO      cordon", incident.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(cluster.World.Audit, entry => entry.User == "autoheal-actor" && entry.Resource == "nodes" && entry.Wrote);
    }

    private static ResourceRef Ref(string group, string kind, string name, string @namespace = "checkout") =>
        new() { Group = group, Kind = kind, Namespace = @namespace, Name = name };

    private static void Arrange(SimulatedCluster cluster, string method, string path, string body)
    {
        if (method.Length == 0)
        {
            return;
        }

        var response = cluster.World.Handle(new ApiRequest
        {
            Method = method,
            Path = path,
            BearerToken = cluster.World.Access.AdminToken,
            UserAgent = "ci-deployer/1.0",
            ContentType = method == "POST" ? "application/json" : "application/strategic-merge-patch+json",
            Body = Encoding.UTF8.GetBytes(body),
        });
        Assert.True(response.StatusCode < 300, Encoding.UTF8.GetString(response.Body.Span));
    }
}
