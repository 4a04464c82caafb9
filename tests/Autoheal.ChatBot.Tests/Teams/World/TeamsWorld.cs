using Autoheal.Approvals;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Identity;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Teams;
using Autoheal.Simulation.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Autoheal.ChatBot.Tests.Teams.World;

/// <summary>A host with the Teams channel, and a simulated Teams, each over real HTTP on the loopback address.</summary>
internal sealed class TeamsWorld : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public const string Approve = "Approve";

    private readonly WebApplication _app;
    private readonly bool _ownsTeams;

    private TeamsWorld(WebApplication app, SimulatedTeams teams, ScriptedDesk desk, KnownThings known, ManualClock clock, Uri endpoint, bool ownsTeams)
    {
        _app = app;
        _ownsTeams = ownsTeams;
        Teams = teams;
        Desk = desk;
        Known = known;
        Clock = clock;
        Endpoint = endpoint;
    }

    public SimulatedTeams Teams { get; }

    public ScriptedDesk Desk { get; }

    public KnownThings Known { get; }

    public ManualClock Clock { get; }

    public Uri Endpoint { get; }

    public IChatChannel Channel => _app.Services.GetServices<IChatChannel>().Single();

    /// <summary>Starts both; their clock stands still, unless a real one is given because an outside program takes part.</summary>
    /// <param name="configure">Changes the options.</param>
    /// <param name="environment">The host's environment.</param>
    /// <param name="realClock">A clock that goes by itself; null for one that stands still.</param>
    /// <param name="after">The host that ran before this one, on whose Teams this one goes on.</param>
    /// <param name="state">The state directory; null for none.</param>
    public static async Task<TeamsWorld> StartAsync(
        Action<TeamsOptions>? configure = null, string environment = "Production", TimeProvider? realClock = null, TeamsWorld? after = null, string? state = null)
    {
        var clock = after?.Clock ?? new ManualClock();
        var setup = new SimulatedTeamsOptions { Clock = realClock ?? clock };
        var teams = after?.Teams ?? await SimulatedTeams.StartAsync(setup);
        var desk = new ScriptedDesk();
        var known = new KnownThings();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddKeyedSingleton("edge", setup.Clock);
        builder.Services.AddSingleton<IChatDesk>(desk).AddSingleton<IChatAccounts>(known).AddSingleton<IPeopleDirectory>(known).AddSingleton<IMessageLog>(known);
        new PlainBuilder(builder.Services).AddChatBot(options => options.StateDirectory = state).AddTeams(options =>
        {
            Fill(options, setup, teams);
            configure?.Invoke(options);
        });
        // Nothing happens here that could be announced.
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(Announcer)));
        var app = builder.Build();
        app.MapTeams();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var endpoint = new Uri(new Uri(address), "/teams/messages");
        teams.Connect(endpoint);
        return new TeamsWorld(app, teams, desk, known, clock, endpoint, after is null);
    }

    public static void Fill(TeamsOptions options, SimulatedTeamsOptions setup, SimulatedTeams teams)
    {
        options.AppId = setup.AppId;
        options.AppPassword = setup.AppPassword;
        options.TenantId = setup.TenantId;
        options.AllowedServiceHosts.Add(teams.ServiceHost);
        options.ServiceUrl = teams.ServiceUrl;
        options.OpenIdMetadataUrl = teams.OpenIdMetadataUrl;
        options.TokenUrl = teams.TokenUrl;
    }

    /// <summary>A message that asks for a decision.</summary>
    public static ChatMessage Question(string text = "Restart checkout/api?") => new()
    {
        Summary = text,
        Tone = ChatTone.Waiting,
        Blocks =
        [
            new HeadingBlock("INC-7 checkout/api crashes"),
            new TextBlock([text]),
            new ButtonsBlock(
            [
                new ChatButton(ChatActs.Approve, "req-1", Approve, ChatButtonStyle.Primary), new ChatButton(ChatActs.Reject, "req-1", "Reject", ChatButtonStyle.Danger),
            ]),
        ],
    };

    /// <summary>Posts a message and gives it as people see it.</summary>
    public async Task<SimulatedTeamsMessage> PostAsync(SimulatedTeamsConversation conversation, ChatMessage message, string? thread = null)
    {
        var id = await Channel.PostAsync(conversation.Id, thread, message);
        return Teams.Messages.Single(posted => posted.Id == id);
    }

    public async Task<SimulatedTeamsMessage> WaitForMessageAsync(Func<SimulatedTeamsMessage, bool> isIt)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Teams.WaitForMessageAsync(isIt, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsTeams)
        {
            await Teams.DisposeAsync();
        }
    }

    private sealed record PlainBuilder(IServiceCollection Services) : IAutohealBuilder;
}
