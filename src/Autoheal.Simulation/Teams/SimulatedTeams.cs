using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Autoheal.Simulation.Teams;

/// <summary>
/// Microsoft Teams as a bot sees it, over real HTTP on the loopback address: the Bot Framework's OpenID metadata, keys, token endpoint and connector, and
/// people who write and press. Thread-safe.
/// </summary>
public sealed class SimulatedTeams : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TeamsServer _server;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(1) };
    private readonly SimulatedTeamsOptions _options;
    private Uri? _bot;

    private SimulatedTeams(WebApplication application, TeamsServer server, SimulatedTeamsOptions options, Uri address)
    {
        _application = application;
        _server = server;
        _options = options;
        Address = address;
        Activities = new(options, () => ServiceUrl, server.Rooms.NextId, server.Rooms.Find);
    }

    /// <summary>Gets where it listens, such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Gets the service address that activities name.</summary>
    public Uri ServiceUrl => new(Address, "teams/");

    /// <summary>Gets the host and port of <see cref="ServiceUrl"/>, for the bot's list of allowed hosts.</summary>
    public string ServiceHost => Address.Authority;

    /// <summary>Gets where the keys of tokens to the bot are described.</summary>
    public Uri OpenIdMetadataUrl => new(Address, "v1/.well-known/openidconfiguration");

    /// <summary>Gets where the bot gets its tokens.</summary>
    public Uri TokenUrl => new(Address, $"{_options.TenantId}/oauth2/v2.0/token");

    /// <summary>Gets the keys of tokens to the bot.</summary>
    public SimulatedTeamsKeys Keys => _server.Keys;

    /// <summary>Gets the writer of activities.</summary>
    public SimulatedTeamsActivities Activities { get; }

    /// <summary>Gets the bot's messages as they stand now, in the order of their posting.</summary>
    public IReadOnlyList<SimulatedTeamsMessage> Messages => _server.Rooms.Messages;

    /// <summary>Gets what was asked of the server so far, as <c>METHOD /path</c>, in order.</summary>
    public IReadOnlyList<string> Requests => _server.Requests;

    /// <summary>Starts listening.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatedTeams> StartAsync(SimulatedTeamsOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var server = new TeamsServer(options);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        var application = builder.Build();
        application.Run(server.HandleAsync);
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
        return new(application, server, options, new(listening.Addresses.First() + "/"));
    }

    /// <summary>Says where the bot listens.</summary>
    public void Connect(Uri bot) => _bot = bot;

    /// <summary>Adds a person of the tenant, a guest of it, or one of another tenant.</summary>
    public SimulatedTeamsPerson AddPerson(string name, bool isGuest = false, string? tenantId = null) =>
        _server.Rooms.Add((number, rooms) => new(
            this,
            name,
            string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:x12}"),
            string.Create(CultureInfo.InvariantCulture, $"29:person-{number}"),
            tenantId ?? _options.TenantId,
            isGuest));

    /// <summary>Adds a conversation that the bot belongs to; every person belongs to it.</summary>
    public SimulatedTeamsConversation AddConversation(SimulatedTeamsConversationKind kind) => _server.Rooms.Add(kind);

    /// <summary>The next request to the connector is answered so, whatever it is; called several times, the next ones.</summary>
    /// <param name="status">The status.</param>
    /// <param name="retryAfter">How long it asks to wait, in whole seconds; null for not saying.</param>
    public void FailNext(HttpStatusCode status, TimeSpan? retryAfter = null) => _server.FailNext(status, retryAfter);

    /// <summary>Takes all tokens of the bot away, so that it needs new ones.</summary>
    public void RevokeTokens() => _server.RevokeTokens();

    /// <summary>Waits for a message of the bot, posted or replaced; one that is there already counts.</summary>
    public Task<SimulatedTeamsMessage> WaitForMessageAsync(Func<SimulatedTeamsMessage, bool> isIt, CancellationToken cancellationToken = default) =>
        _server.Rooms.WaitAsync(isIt, cancellationToken);

    /// <summary>Sends an activity to the bot with a right token.</summary>
    public Task<SimulatedTeamsAnswer> SendAsync(JsonObject activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return SendAsync(activity.ToJsonString(), Keys.Sign(Keys.Describe(ServiceUrl)), cancellationToken);
    }

    /// <summary>Sends any bytes with any token.</summary>
    /// <param name="body">The body.</param>
    /// <param name="token">The token; null for no <c>Authorization</c> at all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SimulatedTeamsAnswer> SendAsync(string body, string? token, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _bot ?? throw new InvalidOperationException("Connect says where the bot listens."));
        request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json", "utf-8"));
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var response = await _client.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new(response.StatusCode, answer.Length == 0 ? null : JsonNode.Parse(answer) as JsonObject);
    }

    /// <summary>Stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
        Keys.Dispose();
    }
}
