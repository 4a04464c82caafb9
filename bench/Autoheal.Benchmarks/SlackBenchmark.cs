using System.Diagnostics;
using System.Globalization;
using System.Net;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Identity;
using Autoheal.ChatBot.Messages;
using Autoheal.Simulation.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Autoheal.Benchmarks;

/// <summary>
/// How long Slack waits for its acknowledgement under 200 signed interactions a second (buttons, commands, mentions), each from the moment at which it was
/// due, while the conversation takes 50 ms for each and its answers go out through the simulated Slack. Everything shares the machine: load, host and
/// Slack. The baseline is an endpoint that reads the same bodies and answers 200.
/// </summary>
internal static class SlackBenchmark
{
    private const int Rate = 200;
    private const string Channel = "C0BENCH";

    public static async Task RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20;
        await using var slack = await SimulatedSlack.StartAsync();
        slack.AddChannel(Channel, "bench");
        var desk = new SlowDesk();
        await using var app = Build(slack, desk);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var person = slack.AddPerson(new SlackUserProfile { Id = "U0AMIRA", Name = "amira" });
        var channel = app.Services.GetServices<IChatChannel>().Single();
        var ts = await channel.PostAsync(Channel, null, Card);
        var card = slack.Messages.Single(message => message.Ts == ts);

        var baselineUrl = new Uri(new Uri(address), "baseline");
        var slackUrl = new Uri(new Uri(address), "slack");
        await LoadAsync(slack, baselineUrl, person, card, 3);
        var baseline = await LoadAsync(slack, baselineUrl, person, card, seconds);
        await LoadAsync(slack, slackUrl, person, card, 3);
        var before = desk.Answered;
        var measured = await LoadAsync(slack, slackUrl, person, card, seconds);

        Console.WriteLine("endpoint   interactions   refused   p50 ms   p99 ms   max ms   answered");
        Print("baseline", baseline, 0);
        Print("slack", measured, desk.Answered - before);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"acknowledged within 100 ms at p99 under {Rate}/s: {(measured.Refused == 0 && Percentile(measured.Milliseconds, 0.99) <= 100 ? "yes" : "NO")} ({Environment.ProcessorCount} cores)"));
    }

    private static WebApplication Build(SimulatedSlack slack, SlowDesk desk)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Services.AddSingleton<IChatDesk>(desk);
        builder.Services.AddSingleton<IChatAccounts>(desk);
        builder.Services.AddSingleton<IMessageLog>(desk);
        builder.Services.AddAutoheal().AddSlack(options =>
        {
            options.SigningSecret = slack.Options.SigningSecret;
            options.BotToken = slack.Options.BotToken;
            options.AppId = slack.Options.AppId;
            options.Teams.Add(slack.Options.TeamId);
            options.ApiUrl = slack.ApiUrl;
            options.Workers = 16;
        });
        // No incidents run here: what is measured is the way in and out.
        foreach (var service in builder.Services.Where(service => service.ServiceType == typeof(IHostedService) && !IsSlack(service)).ToArray())
        {
            builder.Services.Remove(service);
        }

        var app = builder.Build();
        app.MapSlack();
        RequestDelegate baseline = async context => await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        app.MapPost("/baseline", baseline);
        return app;
    }

    private static bool IsSlack(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationFactory?.Method.ReturnType)?.Namespace?.Contains("Slack", StringComparison.Ordinal) == true
        || service.ImplementationType?.Namespace?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) == true;

    private static async Task<(double[] Milliseconds, int Refused)> LoadAsync(SimulatedSlack slack, Uri address, SlackPerson person, SlackMessage card, int seconds)
    {
        slack.RequestUrl = address;
        var started = Stopwatch.GetTimestamp();
        var sent = new List<Task<(double Milliseconds, bool Acknowledged)>>(seconds * Rate);
        for (var i = 0; i < seconds * Rate; i++)
        {
            var due = started + (i * Stopwatch.Frequency / Rate);
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, TimeProvider.System);
            }

            var number = i;
            sent.Add(Task.Run(() => SendAsync(person, card, number, due)));
        }

        var done = await Task.WhenAll(sent);
        return ([.. done.Select(one => one.Milliseconds).Order()], done.Count(one => !one.Acknowledged));
    }

    private static async Task<(double Milliseconds, bool Acknowledged)> SendAsync(SlackPerson person, SlackMessage card, int number, long due)
    {
        var ack = (number % 10) switch
        {
            < 5 => await person.PressAsync(card, "Why"),
            < 8 => await person.CommandAsync(Channel, "/autoheal incidents"),
            _ => await person.SayAsync(Channel, "@Autoheal what changed?"),
        };
        return (Stopwatch.GetElapsedTime(due).TotalMilliseconds, ack!.Acknowledged);
    }

    private static void Print(string name, (double[] Milliseconds, int Refused) load, int answered) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-8} {load.Milliseconds.Length,14} {load.Refused,9} {Percentile(load.Milliseconds, 0.5),8:0.0} {Percentile(load.Milliseconds, 0.99),8:0.0} {load.Milliseconds[^1],8:0.0} {answered,10}"));

    private static double Percentile(double[] ordered, double share) => ordered[Math.Min(ordered.Length - 1, (int)Math.Ceiling(share * ordered.Length) - 1)];

    private static ChatMessage Card => new()
    {
        Summary = "INC-7", Blocks = [new HeadingBlock("INC-7"), new ButtonsBlock([new ChatButton(ChatActs.Why, "INC-7", "Why")])],
    };

    private sealed class SlowDesk : IChatDesk, IChatAccounts, IMessageLog
    {
        private static readonly TimeSpan Thought = TimeSpan.FromMilliseconds(50);
        private int _answered;

        public int Answered => _answered;

        public ValueTask<ChatReply> SayAsync(ChatUtterance utterance, CancellationToken cancellationToken = default) =>
            // Answers to mentions go out at one a second and channel, which is Slack's limit and not ours to measure.
            AnswerAsync(utterance.Text.StartsWith("what", StringComparison.Ordinal) ? null : new ChatMessage { Summary = "nothing is open" });

        public ValueTask<ChatReply> PressAsync(ChatPress press, CancellationToken cancellationToken = default) => AnswerAsync(new ChatMessage { Summary = "because" });

        public ValueTask<ChatReply> HomeAsync(ChatSender sender, CancellationToken cancellationToken = default) => AnswerAsync(null);

        public ValueTask<string?> FindPersonAsync(ChatSender sender, CancellationToken cancellationToken = default) => ValueTask.FromResult<string?>(null);

        public ValueTask<ChatAccount?> FindAsync(string personId, string platform, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<ChatAccount?>(null);

        public ValueTask<IReadOnlyList<string>> ListAsync(IReadOnlyList<string> roles, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<IReadOnlyList<string>>([]);

        public ValueTask<string?> FindIncidentAsync(string platform, string place, string messageId, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<string?>(null);

        public ValueTask<PostedMessage?> FindAsync(string platform, string place, string incidentId, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<PostedMessage?>(null);

        public ValueTask<IReadOnlyList<PostedMessage>> ListAsync(CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<IReadOnlyList<PostedMessage>>([]);

        public ValueTask AddAsync(PostedMessage message, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        private async ValueTask<ChatReply> AnswerAsync(ChatMessage? message)
        {
            await Task.Delay(Thought, TimeProvider.System);
            Interlocked.Increment(ref _answered);
            return new ChatReply { Message = message };
        }
    }
}
