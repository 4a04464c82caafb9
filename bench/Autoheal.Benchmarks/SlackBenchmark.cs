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
    private const string Channel = "C0BENCH";

    public static async Task RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20;
        await using var slack = await SimulatedSlack.StartAsync();
        slack.AddChannel(Channel, "bench");
        var state = Directory.CreateTempSubdirectory("autoheal-bench-").FullName;
        var desk = new SlowDesk();
        await using var app = Build(slack, desk, state);
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

        Console.WriteLine(AcknowledgementLoad.Header);
        AcknowledgementLoad.Print("baseline", baseline, 0);
        AcknowledgementLoad.Print("slack", measured, desk.Answered - before);
        AcknowledgementLoad.Judge(measured);
        await app.StopAsync();
        Directory.Delete(state, recursive: true);
    }

    private static WebApplication Build(SimulatedSlack slack, SlowDesk desk, string state)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Services.AddSingleton<IChatDesk>(desk);
        builder.Services.AddSingleton<IChatAccounts>(desk);
        builder.Services.AddSingleton<IMessageLog>(desk);
        builder.Services.AddAutoheal().AddChatBot(options => options.StateDirectory = state).AddSlack(options =>
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

    private static Task<(double[] Milliseconds, int Refused)> LoadAsync(SimulatedSlack slack, Uri address, SlackPerson person, SlackMessage card, int seconds)
    {
        slack.RequestUrl = address;
        return AcknowledgementLoad.RunAsync(seconds, async number => ((number % 10) switch
        {
            < 5 => await person.PressAsync(card, "Why"),
            < 8 => await person.CommandAsync(Channel, "/autoheal incidents"),
            _ => await person.SayAsync(Channel, "@Autoheal what changed?"),
        })!.Acknowledged);
    }

    private static ChatMessage Card => new()
    {
        Summary = "INC-7", Blocks = [new HeadingBlock("INC-7"), new ButtonsBlock([new ChatButton(ChatActs.Why, "INC-7", "Why")])],
    };
}
