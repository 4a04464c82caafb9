using System.Diagnostics;
using System.Globalization;
using System.Text;
using Autoheal.Simulation;
using Autoheal.Simulation.Api;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Time;

namespace Autoheal.Benchmarks;

/// <summary>
/// Requests a second of the simulated API server in process, in a mix as clients send it (mostly reads of single objects, lists, tables, some writes,
/// watches that come and go), and whether memory grows with their number. The baseline is the cheapest request, a read of one ConfigMap.
/// </summary>
internal static class ApiBenchmark
{
    private const string Shop = "/api/v1/namespaces/checkout";
    private const string Table = "application/json;as=Table;v=v1;g=meta.k8s.io";

    public static Task RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var clock = new VirtualClock(new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        var world = new SimulatedWorld(new WorldOptions { Landscape = new LandscapeOptions() }, clock);
        Send(world, "POST", $"{Shop}/configmaps", body: ConfigMap("bench", 0)).Expect(201);

        Measure(world, clock, count / 10, Baseline);
        var baseline = Measure(world, clock, count, Baseline);
        // Until the audit log and the watch history, which are bounded, are full.
        Measure(world, clock, Math.Max(count, 60_000), Mixed);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var audited = world.Audit.Total;
        var mixed = Measure(world, clock, count, Mixed);
        var after = GC.GetTotalMemory(forceFullCollection: true);

        Console.WriteLine("requests   objects   requests/s   baseline/s   ratio   MB before   MB after   audited");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count,8} {world.ObjectCount,9} {mixed,12:0} {baseline,12:0} {mixed / baseline,7:0.00} {before / 1e6,11:0.0} {after / 1e6,10:0.0} {world.Audit.Total - audited,9}"));
        return Task.CompletedTask;
    }

    private static double Measure(SimulatedWorld world, VirtualClock clock, int count, Action<SimulatedWorld, int> request)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            request(world, i);
            if (i % 100 == 0)
            {
                clock.AdvanceTo(clock.GetUtcNow().AddSeconds(1));
                world.Step();
            }
        }

        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static void Baseline(SimulatedWorld world, int i) => Send(world, "GET", $"{Shop}/configmaps/bench").Expect(200);

    private static void Mixed(SimulatedWorld world, int i)
    {
        switch (i % 20)
        {
            case 0:
                Send(world, "GET", "/api/v1/pods").Expect(200);
                break;
            case 1:
                Send(world, "GET", $"{Shop}/pods", accept: Table).Expect(200);
                break;
            case 2:
                Send(world, "PATCH", $"{Shop}/configmaps/bench", body: ConfigMap("bench", i), contentType: "application/merge-patch+json").Expect(200);
                break;
            case 3:
                Send(world, "GET", $"{Shop}/events", "limit=50").Expect(200);
                break;
            case 4:
                using (Send(world, "GET", $"{Shop}/pods", "watch=true&timeoutSeconds=30").Watch)
                    break;
            case 5:
                Send(world, "POST", $"{Shop}/configmaps", body: ConfigMap("passing", i)).Expect(201);
                break;
            case 6:
                Send(world, "DELETE", $"{Shop}/configmaps/passing").Expect(200);
                break;
            case 7:
                Send(world, "PATCH", $"{Shop}/configmaps/bench", "fieldManager=bench&force=true", ConfigMap("bench", i), "application/apply-patch+yaml").Expect(200);
                break;
            case 8:
                Send(world, "GET", "/apis").Expect(200);
                break;
            default:
                Send(world, "GET", "/apis/apps/v1/namespaces/checkout/deployments/api").Expect(200);
                break;
        }
    }

    private static ApiResponse Send(
        SimulatedWorld world, string method, string path, string? query = null, string? body = null, string contentType = "application/json", string? accept = null) =>
        world.Handle(new ApiRequest
        {
            Method = method,
            Path = path,
            Query = QueryParameters.Parse(query),
            BearerToken = world.Access.AdminToken,
            ContentType = contentType,
            Accept = accept,
            UserAgent = "bench/1.0",
            Body = body is null ? default : Encoding.UTF8.GetBytes(body),
        });

    private static ApiResponse Expect(this ApiResponse response, int status) => response.StatusCode == status
        ? response
        : throw new InvalidOperationException($"{response.StatusCode}: {Encoding.UTF8.GetString(response.Body.Span)}");

    private static string ConfigMap(string name, int value) => string.Create(
        CultureInfo.InvariantCulture, $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}"},"data":{"VALUE":"{{{value}}}"}}""");
}
