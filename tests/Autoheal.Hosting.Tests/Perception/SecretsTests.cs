using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Autoheal.Hosting.Diagnostics;
using Autoheal.Hosting.Tests.World;
using Autoheal.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Autoheal.Hosting.Tests.Perception;

public sealed class SecretsTests
{
    private const string Canary = "canary-4711-hunter2";

    [Fact]
    public async Task Post_CanaryInTokenLabelsAnnotationsAndBrokenBodies_AppearsNowhere()
    {
        using var log = new RecordingLog();
        var spans = new ConcurrentQueue<string>();
        using var listener = Listen(spans);
        await using var host = await RunningHost.StartAsync(services => services
            .AddSingleton<ILoggerProvider>(log)
            .Configure<LoggerFilterOptions>(filter => filter.MinLevel = LogLevel.Trace));

        await (await host.PostAsync("/hooks/alertmanager", Canary + "-0123456789-0123456789", Canary)).ErrorAsync(HttpStatusCode.Unauthorized);
        await (await host.PostAsync("/hooks/alertmanager", Tokens.Hook, Canary)).ErrorAsync(HttpStatusCode.BadRequest);
        await (await host.PostAsync("/hooks/alertmanager", Tokens.Hook, Bodies.Crash.Replace("critical", Canary).Replace("is crash looping", Canary))).JsonAsync();
        await host.World.Asked.WaitAsync(RunningHost.Patience);

        Assert.Contains(log.Lines, line => line.Contains("alertmanager sent 1 alerts"));
        Assert.NotEmpty(spans);
        Assert.DoesNotContain(log.Lines, line => line.Contains(Canary) || line.Contains(Tokens.Hook));
        Assert.DoesNotContain(spans, span => span.Contains(Canary) || span.Contains(Tokens.Hook));
        await foreach (var record in host.Get<IJournalReader>().ReadAllAsync())
        {
            Assert.DoesNotContain(Canary, System.Text.Encoding.UTF8.GetString(record.Payload.Span));
        }
    }

    private static ActivityListener Listen(ConcurrentQueue<string> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == HostingTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => spans.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
