using System.Diagnostics;
using System.Text;
using Autoheal.Simulation;
using Autoheal.Simulation.Api;
using Autoheal.Simulation.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Autoheal.Scenarios;

/// <summary>A secret planted wherever secrets get planted shows up in no journal record, transcript, log or span.</summary>
public sealed class CanaryTests
{
    private const string Canary = "canary-5f0c2e71b94d";

    public static TheoryData<string> Names => [.. ScenarioCatalogue.Showcase.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Secret_InEnvAnnotationsConfigMapsAndLogs_LeaksNowhere(string name)
    {
        var scenario = ScenarioCatalogue.Find(name)!;
        using var logs = new CapturingLoggerProvider();
        var spans = new StringBuilder();
        using var listener = Listen(spans);
        await using var cluster = await SimulatedCluster.StartAsync(3, options => options.ConfigureHost = host =>
            host.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs)));
        Plant(cluster);
        await cluster.InjectAsync(scenario.Fault(cluster.Primary));

        var incident = await cluster.RunUntilSettledAsync();

        Assert.True(IsPlanted(cluster), "the canary is not in the cluster, so that this test would prove nothing");
        Assert.DoesNotContain(Canary, incident.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, spans.ToString(), StringComparison.Ordinal);
        await foreach (var record in cluster.Journal.ReadAllAsync())
        {
            Assert.DoesNotContain(Canary, Encoding.UTF8.GetString(record.Payload.Span), StringComparison.Ordinal);
        }

        Assert.NotEmpty(logs.Text);
        Assert.NotEmpty(spans.ToString());
    }

    /// <summary>Into the template's env and annotations, the object's annotations and a ConfigMap; the program prints its env when it dies.</summary>
    private static void Plant(SimulatedCluster cluster)
    {
        var (ns, app) = (cluster.Primary.Split('/')[0], cluster.Primary.Split('/')[1]);
        Patch(cluster, $"/apis/apps/v1/namespaces/{ns}/deployments/{app}", $$$"""
            {"metadata":{"annotations":{"note":"{{{Canary}}}"} },
             "spec":{"template":{"metadata":{"annotations":{"note":"{{{Canary}}}"} },
             "spec":{"containers":[{"name":"{{{app}}}","env":[{"name":"API_TOKEN","value":"{{{Canary}}}"}],"args":["--token={{{Canary}}}"]}]} } } }
            """);
        Patch(cluster, $"/api/v1/namespaces/{ns}/configmaps/{app}-config", $$$"""
            {"metadata":{"annotations":{"note":"{{{Canary}}}"} },"data":{"token":"{{{Canary}}}"} }
            """);
        cluster.Pump.RunFor(TimeSpan.FromMinutes(2));
    }

    private static void Patch(SimulatedCluster cluster, string path, string body) => cluster.Pump.Run(() =>
    {
        var response = cluster.World.Handle(new ApiRequest
        {
            Method = "PATCH",
            Path = path,
            BearerToken = cluster.World.Access.AdminToken,
            ContentType = "application/strategic-merge-patch+json",
            UserAgent = "ci-deployer/1.0",
            Body = Encoding.UTF8.GetBytes(body),
        });
        Assert.True(response.StatusCode == 200, Encoding.UTF8.GetString(response.Body.Span));
        return Task.CompletedTask;
    });

    private static bool IsPlanted(SimulatedCluster cluster) =>
        cluster.World.Store.List(Simulation.Storage.Kinds.Deployment).Any(deployment => deployment.Json.ToJsonString().Contains(Canary, StringComparison.Ordinal));

    private static ActivityListener Listen(StringBuilder spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Autoheal", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => spans.Append(activity.DisplayName).Append(string.Join(' ', activity.TagObjects)),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
