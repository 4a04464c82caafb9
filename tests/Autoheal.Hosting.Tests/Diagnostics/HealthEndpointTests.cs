using System.Net;
using Autoheal.Hosting.Tests.World;
using Autoheal.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Hosting.Tests.Diagnostics;

public sealed class HealthEndpointTests
{
    [Fact]
    public async Task Get_EverythingWorks_IsOkForAnybody()
    {
        await using var host = await RunningHost.StartAsync();

        var health = await (await host.GetAsync("/healthz")).JsonAsync();

        Assert.Equal("""{"status":"ok","failing":[]}""", health.GetRawText());
    }

    [Fact]
    public async Task Get_BlobStoreFails_NamesIt()
    {
        var blobs = new BreakableBlobs();
        await using var host = await RunningHost.StartAsync(services => services.AddSingleton<IBlobStore>(blobs));
        blobs.Broken = true;

        var health = await (await host.GetAsync("/healthz")).JsonAsync(HttpStatusCode.ServiceUnavailable);

        Assert.Equal("""{"status":"failing","failing":["blobs"]}""", health.GetRawText());
    }

    [Fact]
    public async Task Get_InboxFails_NamesTheControlStream()
    {
        var inbox = new BreakableInbox();
        await using var host = await RunningHost.StartAsync(services => services.AddSingleton<IInbox>(inbox));
        inbox.Broken = true;

        var health = await (await host.GetAsync("/healthz")).JsonAsync(HttpStatusCode.ServiceUnavailable);

        Assert.Equal("""{"status":"failing","failing":["control"]}""", health.GetRawText());
    }

    [Fact]
    public async Task Get_AskedAgainAtOnce_LooksOnce()
    {
        var blobs = new BreakableBlobs();
        await using var host = await RunningHost.StartAsync(services => services
            .AddSingleton<IBlobStore>(blobs)
            .AddKeyedSingleton<TimeProvider>(HostingClocks.Edge, new StoppedClock()));
        var before = blobs.Probes;

        await host.GetAsync("/healthz");
        await host.GetAsync("/healthz");

        Assert.Equal(before + 1, blobs.Probes);
    }

    [Fact]
    public async Task Start_BlobStoreFails_HostDoesNotStart()
    {
        var blobs = new BreakableBlobs { Broken = true };

        await Assert.ThrowsAsync<BlobException>(() => RunningHost.StartAsync(services => services.AddSingleton<IBlobStore>(blobs)));
    }
}
