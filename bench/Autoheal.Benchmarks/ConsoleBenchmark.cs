using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Autoheal.Hosting.Access;
using Autoheal.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Autoheal.Benchmarks;

/// <summary>
/// The console with many open incidents, over HTTP: how long a host that starts takes to know them, how long a list takes beside a page without one, and
/// how long it takes until every open page has been told of a new incident. Arguments: <c>[incidents] [pages]</c>.
/// </summary>
internal static partial class ConsoleBenchmark
{
    private const string Token = "personal-token-of-the-benchmark-0123456789";
    private const int Requests = 300;
    private const int Rounds = 50;

    public static async Task RunAsync(string[] args)
    {
        var incidents = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
        var pages = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100;
        var directory = Directory.CreateTempSubdirectory("autoheal-bench-").FullName;
        try
        {
            await using var world = ConsoleBenchmarkJournal.Open(directory);
            await world.FillAsync(incidents);
            var started = Stopwatch.GetTimestamp();
            await using var app = await StartAsync(world.Store);
            using var client = await SignInAsync(app);
            await WaitForAsync(client, $"<strong>{incidents}</strong> open");
            Console.WriteLine($"{incidents:N0} open incidents, {await world.CountAsync():N0} records: known {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s after the host began to start");
            await ListAsync(client, incidents);
            await FollowAsync(client, world, pages);
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task ListAsync(HttpClient client, int incidents)
    {
        Console.WriteLine("page                                    p50 ms    p99 ms     KiB");
        foreach (var (name, path) in new[]
        {
            ("the kill switch (no list)", "/console/control"),
            ("the first 100 open", "/console"),
            ("the last 100 open", $"/console?page={incidents / 100}"),
            ("a search that finds one", $"/console?q=INC-{incidents}"),
            ("a search that finds none", "/console?q=nothing-is-called-so"),
        })
        {
            await MeasureAsync(client, path, Requests / 10);
            var (times, size) = await MeasureAsync(client, path, Requests);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-36} {At(times, 0.5),9:F2} {At(times, 0.99),9:F2} {size / 1024.0,7:F0}"));
        }
    }

    private static async Task<(double[] Times, int Size)> MeasureAsync(HttpClient client, string path, int count)
    {
        var (times, size) = (new double[count], 0);
        for (var i = 0; i < count; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            size = (await client.GetByteArrayAsync(path)).Length;
            times[i] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }

        Array.Sort(times);
        return (times, size);
    }

    private static async Task FollowAsync(HttpClient client, ConsoleBenchmarkJournal world, int pages)
    {
        var position = await world.CountAsync();
        var streams = new StreamReader[pages];
        for (var i = 0; i < pages; i++)
        {
            streams[i] = new StreamReader(await client.GetStreamAsync($"/console/events?after={position}"));
        }

        var (first, all) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            var id = await world.OpenIncidentAsync();
            var durable = Stopwatch.GetTimestamp();
            var told = streams.Select(async stream =>
            {
                while (!(await stream.ReadLineAsync())!.Contains($"\"{id}\"", StringComparison.Ordinal))
                {
                }

                return Stopwatch.GetElapsedTime(durable).TotalMilliseconds;
            }).ToArray();
            var times = await Task.WhenAll(told);
            (first[round], all[round]) = (times.Min(), times.Max());
        }

        Array.Sort(first);
        Array.Sort(all);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a new incident, {pages} open pages: the first is told {At(first, 0.5):F0} ms after it is durable (p50; p99 {At(first, 0.99):F0}), the last {At(all, 0.5):F0} ms (p50; p99 {At(all, 0.99):F0})"));
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)];

    private static async Task<WebApplication> StartAsync(JournalStore store)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.SetMinimumLevel(LogLevel.None);
        ConsoleBenchmarkHost.Add(builder.Services, store).AddHosting(hosting =>
        {
            hosting.HookTokens.Add(new HookTokenOptions { Name = "none", Token = "hook-token-of-the-benchmark-0123456789abc" });
            hosting.PersonTokens.Add(new PersonTokenOptions { PersonId = ConsoleBenchmarkHost.Person, Token = Token });
            hosting.Console.MaxLivePages = 10_000;
        });
        var app = builder.Build();
        app.MapAutoheal();
        await app.StartAsync();
        return app;
    }

    private static async Task<HttpClient> SignInAsync(WebApplication app)
    {
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        var form = FormToken().Match(await client.GetStringAsync("/console/sign-in")).Groups[1].Value;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("form", form), KeyValuePair.Create("token", Token)]);
        using var answer = await client.PostAsync("/console/sign-in", content);
        answer.EnsureSuccessStatusCode();
        return client;
    }

    private static async Task WaitForAsync(HttpClient client, string text)
    {
        while (!(await client.GetStringAsync("/console")).Contains(text, StringComparison.Ordinal))
        {
        }
    }

    [GeneratedRegex("name=\"form\" value=\"([^\"]*)\"")]
    private static partial Regex FormToken();
}
