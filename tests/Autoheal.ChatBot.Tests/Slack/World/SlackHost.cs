using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Identity;
using Autoheal.ChatBot.Slack;
using Autoheal.Simulation.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Autoheal.ChatBot.Tests.Slack.World;

/// <summary>The Slack side of a host on Kestrel, with a conversation that tests decide, beside a simulated Slack.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    public const string Channel = "C0INCIDENTS";
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly WebApplication _app;
    private readonly bool _ownsSlack;

    private SlackHost(WebApplication app, SimulatedSlack slack, TestDesk desk, TestMessageLog messages, RecordingLog log, Uri address, SlackPerson? amira)
    {
        _app = app;
        _ownsSlack = amira is null;
        Slack = slack;
        Desk = desk;
        Messages = messages;
        Log = log;
        Endpoint = new Uri(address, "/slack");
        Amira = amira ?? slack.AddPerson(new SlackUserProfile { Id = "U0AMIRA", Name = "amira" });
    }

    public SimulatedSlack Slack { get; }

    public TestDesk Desk { get; }

    public TestMessageLog Messages { get; }

    public RecordingLog Log { get; }

    public Uri Endpoint { get; }

    public SlackPerson Amira { get; }

    public IChatChannel Out => _app.Services.GetServices<IChatChannel>().Single();

    public static CancellationToken Soon => new CancellationTokenSource(Patience).Token;

    /// <param name="mode">How Slack reaches the host.</param>
    /// <param name="configure">Changes the options.</param>
    /// <param name="services">Changes the services.</param>
    /// <param name="simulation">How the simulated Slack is set up.</param>
    /// <param name="after">The host that ran before this one, on whose Slack this one goes on.</param>
    /// <param name="state">The state directory; null for none.</param>
    public static async Task<SlackHost> StartAsync(
        SlackMode mode = SlackMode.Http, Action<SlackOptions>? configure = null, Action<IServiceCollection>? services = null,
        SimulatedSlackOptions? simulation = null, SlackHost? after = null, string? state = null)
    {
        var slack = after?.Slack ?? await SimulatedSlack.StartAsync(simulation ?? new SimulatedSlackOptions { AcknowledgeWithin = Patience });
        if (after is null)
        {
            slack.AddChannel(Channel, "incidents");
        }

        var desk = new TestDesk();
        var messages = new TestMessageLog();
        var log = new RecordingLog();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Services.AddSingleton<IChatDesk>(desk);
        builder.Services.AddSingleton<IMessageLog>(messages);
        builder.Services.AddSingleton<IChatAccounts, TestAccounts>();
        services?.Invoke(builder.Services);
        new TestBuilder(builder.Services).AddChatBot(options => options.StateDirectory = state).AddSlack(options =>
        {
            Configure(options, slack, mode);
            configure?.Invoke(options);
        });
        // Nothing happens here that could be announced.
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(Announcer)));
        var app = builder.Build();
        app.MapSlack();
        await app.StartAsync();
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        slack.RequestUrl = mode == SlackMode.Http ? new Uri(address, "/slack") : null;
        return new SlackHost(app, slack, desk, messages, log, address, after?.Amira);
    }

    public static void Configure(SlackOptions options, SimulatedSlack slack, SlackMode mode)
    {
        options.Mode = mode;
        options.SigningSecret = mode == SlackMode.Http ? slack.Options.SigningSecret : null;
        options.AppToken = mode == SlackMode.Socket ? slack.Options.AppToken : null;
        options.BotToken = slack.Options.BotToken;
        options.AppId = slack.Options.AppId;
        options.Teams.Add(slack.Options.TeamId);
        options.Channels.Add(Channel);
        options.ApiUrl = slack.ApiUrl;
        // A busy machine is no broken network.
        options.RequestTimeout = TimeSpan.FromMinutes(1);
        options.BodyTimeout = TimeSpan.FromSeconds(30);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsSlack)
        {
            await Slack.DisposeAsync();
        }
    }

    private sealed record TestBuilder(IServiceCollection Services) : IAutohealBuilder;
}
