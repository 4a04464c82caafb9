using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Identity;
using Autoheal.ChatBot.Messages;
using Autoheal.Simulation.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Autoheal.Benchmarks;

/// <summary>
/// How long Teams waits under 200 interactions a second (half messages, half pressed buttons), each with one of a hundred signed tokens and from the moment at
/// which it was due. The conversation takes 50 ms for each: a message is acknowledged before, a press is answered after, as the protocol wants
/// it. Everything shares the machine: load, host, disk and Teams. The baseline is an endpoint that reads the same bodies, waits the same 50 ms for a
/// press and answers 200.
/// </summary>
internal static class TeamsBenchmark
{
    private const int Tokens = 100;

    public static async Task RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20;
        var setup = new SimulatedTeamsOptions();
        await using var teams = await SimulatedTeams.StartAsync(setup);
        var state = Directory.CreateTempSubdirectory("autoheal-bench-");
        try
        {
            var desk = new SlowDesk();
            await using var app = Build(teams, setup, desk, state.FullName);
            await app.StartAsync();
            var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
            var person = teams.AddPerson("Amira");
            var room = teams.AddConversation(SimulatedTeamsConversationKind.Channel);
            var id = await app.Services.GetServices<IChatChannel>().Single().PostAsync(room.Id, null, Card);
            var card = teams.Messages.Single(message => message.Id == id);

            await LoadAsync(teams, new Uri(address, "baseline"), person, room, card, 3);
            var baseline = await LoadAsync(teams, new Uri(address, "baseline"), person, room, card, seconds);
            await LoadAsync(teams, new Uri(address, "teams/messages"), person, room, card, 3);
            var before = desk.Answered;
            var measured = await LoadAsync(teams, new Uri(address, "teams/messages"), person, room, card, seconds);

            Console.WriteLine(AcknowledgementLoad.Header);
            AcknowledgementLoad.Print("baseline", baseline, 0);
            AcknowledgementLoad.Print("teams", measured, desk.Answered - before);
            AcknowledgementLoad.Print("messages", (Every(measured.Milliseconds, press: false), 0), 0);
            AcknowledgementLoad.Print("presses", (Every(measured.Milliseconds, press: true), 0), 0);
            AcknowledgementLoad.Judge(measured);
        }
        finally
        {
            state.Delete(recursive: true);
        }
    }

    private static WebApplication Build(SimulatedTeams teams, SimulatedTeamsOptions setup, SlowDesk desk, string state)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Services.AddSingleton<IChatDesk>(desk);
        builder.Services.AddSingleton<IChatAccounts>(desk);
        builder.Services.AddSingleton<IMessageLog>(desk);
        builder.Services.AddAutoheal().AddChatBot(options => options.StateDirectory = state).AddTeams(options =>
        {
            options.AppId = setup.AppId;
            options.AppPassword = setup.AppPassword;
            options.TenantId = setup.TenantId;
            options.AllowedServiceHosts.Add(teams.ServiceHost);
            options.ServiceUrl = teams.ServiceUrl;
            options.OpenIdMetadataUrl = teams.OpenIdMetadataUrl;
            options.TokenUrl = teams.TokenUrl;
            options.Workers = 16;
        });
        // No incidents run here: what is measured is the way in and out.
        foreach (var service in builder.Services.Where(service => service.ServiceType == typeof(IHostedService) && !IsTeams(service)).ToArray())
        {
            builder.Services.Remove(service);
        }

        var app = builder.Build();
        app.MapTeams();
        RequestDelegate baseline = async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            if (JsonNode.Parse(body.ToArray())?["type"]?.GetValue<string>() == "invoke")
            {
                await Task.Delay(SlowDesk.Thought, TimeProvider.System);
            }
        };
        app.MapPost("/baseline", baseline);
        return app;
    }

    private static bool IsTeams(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationFactory?.Method.ReturnType)?.Namespace?.Contains("Teams", StringComparison.Ordinal) == true
        || service.ImplementationType?.Namespace?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) == true;

    private static Task<(double[] Milliseconds, int Refused)> LoadAsync(
        SimulatedTeams teams, Uri address, SimulatedTeamsPerson person, SimulatedTeamsConversation room, SimulatedTeamsMessage card, int seconds)
    {
        teams.Connect(address);
        var tokens = Enumerable.Range(0, Tokens).Select(number => teams.Keys.Sign(teams.Keys.Describe(teams.ServiceUrl) with { AppId = $"{number}" })).ToArray();
        return AcknowledgementLoad.RunAsync(seconds, async number =>
        {
            var activity = IsPress(number)
                ? teams.Activities.Execute(person, card, ChatActs.Why, new JsonObject { ["value"] = "INC-7" }, "manual")
                : teams.Activities.Message(person, room, "what changed?");
            return (await teams.SendAsync(activity.ToJsonString(), tokens[number % Tokens])).Status == HttpStatusCode.OK;
        });
    }

    private static bool IsPress(int number) => number % 2 == 0;

    private static double[] Every(double[] milliseconds, bool press) => [.. milliseconds.Where((_, number) => IsPress(number) == press)];

    private static ChatMessage Card => new()
    {
        Summary = "INC-7", Blocks = [new HeadingBlock("INC-7"), new ButtonsBlock([new ChatButton(ChatActs.Why, "INC-7", "Why")])],
    };
}
