using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Simulation.Slack;

/// <summary>
/// Slack, as far as a bot notices: its Web API and Socket Mode over real HTTP on the loopback address, and people in front of it. Messages, threads,
/// modals and home pages are state that can be looked at and waited for. Thread-safe.
/// </summary>
public sealed class SimulatedSlack : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly SlackWorkspace _workspace;
    private readonly SlackWebApi _api;
    private readonly SlackPayloads _payloads;
    private readonly SocketCourier _sockets;
    private readonly HttpCourier _http;

    private SimulatedSlack(WebApplication application, SlackServer server, Uri address)
    {
        _application = application;
        _workspace = server.Workspace;
        _api = server.Api;
        _sockets = server.Sockets;
        _http = new HttpCourier(_workspace);
        Address = address;
        _payloads = new SlackPayloads(_workspace, server.NewResponseAddress);
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Where the Web API answers.</summary>
    public Uri ApiUrl => new(Address, "api/");

    /// <summary>How it is set up.</summary>
    public SimulatedSlackOptions Options => _workspace.Options;

    /// <summary>Where the app takes requests; null, the default, brings everything through Socket Mode.</summary>
    public Uri? RequestUrl { get; set; }

    /// <summary>All messages that stand in channels, oldest first.</summary>
    public IReadOnlyList<SlackMessage> Messages => _workspace.Messages();

    /// <summary>All calls of the Web API, oldest first.</summary>
    public IReadOnlyList<SlackCall> Calls => _workspace.Calls();

    /// <summary>How many connections of Socket Mode were ever made.</summary>
    public int Connections => _sockets.Connections;

    /// <summary>Starts it.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatedSlack> StartAsync(SimulatedSlackOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var server = new SlackServer(options);
        var application = server.Build();
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        var listening = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        var address = new Uri(listening.Addresses.First());
        server.Address = address;
        return new SimulatedSlack(application, server, address);
    }

    /// <summary>Adds a channel of which the bot is a member.</summary>
    public void AddChannel(string id, string name) => _workspace.AddChannel(id, name);

    /// <summary>Adds a user.</summary>
    public SlackPerson AddPerson(SlackUserProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        _workspace.AddUser(profile);
        return new SlackPerson(this, _workspace, _payloads, profile);
    }

    /// <summary>The id of the conversation between a user and the bot.</summary>
    public static string DirectChannel(string userId) => SlackWorkspace.DirectChannel(userId);

    /// <summary>Waits until there is such a message, and gives the newest one.</summary>
    public Task<SlackMessage> WaitForMessageAsync(Func<SlackMessage, bool> wanted, CancellationToken cancellationToken = default) =>
        _workspace.WaitAsync(() => _workspace.Messages().LastOrDefault(wanted), cancellationToken);

    /// <summary>Waits until a call was made, and gives the newest one.</summary>
    public Task<SlackCall> WaitForCallAsync(Func<SlackCall, bool> wanted, CancellationToken cancellationToken = default) =>
        _workspace.WaitAsync(() => _workspace.Calls().LastOrDefault(wanted), cancellationToken);

    /// <summary>Answers the next call of a method with an error instead of doing it.</summary>
    public void FailNext(string method, string error) => _api.AnswerNext(method, SlackAnswer.Fail(error));

    /// <summary>Answers the next call of a method 429.</summary>
    public void LimitNext(string method, TimeSpan retryAfter) => _api.AnswerNext(method, SlackAnswer.Limit(retryAfter));

    /// <summary>Waits until so many connections of Socket Mode were made.</summary>
    public Task WaitForConnectionsAsync(int count, CancellationToken cancellationToken = default) => _sockets.WaitForConnectionsAsync(count, cancellationToken);

    /// <summary>Tells the app through all its connections to connect anew (<c>warning</c>, <c>refresh_requested</c>, <c>link_disabled</c>).</summary>
    public Task WarnAsync(string reason = "warning", CancellationToken cancellationToken = default) => _sockets.WarnAsync(reason, cancellationToken);

    /// <summary>Closes the connections about which the app was warned, and waits until they are closed.</summary>
    public Task CloseWarnedAsync(CancellationToken cancellationToken = default) => _sockets.CloseWarnedAsync(cancellationToken);

    /// <summary>Cuts all connections of Socket Mode, as a network does.</summary>
    public void Cut() => _sockets.Cut();

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        _sockets.Cut();
        _http.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    internal Task<SlackAck> BringAsync(SlackDelivery delivery, CancellationToken cancellationToken) =>
        RequestUrl is { } address ? _http.BringAsync(address, delivery, cancellationToken) : _sockets.BringAsync(delivery, cancellationToken);
}
