using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Autoheal.Simulation.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Autoheal.Simulation.Slack;

/// <summary>The HTTP side of the simulated Slack.</summary>
internal sealed class SlackServer
{
    private const int MaxBody = 4 * 1024 * 1024;

    private readonly SlackMessageMethods _messages;
    private readonly ConcurrentDictionary<string, SlackResponseAddress> _responses = new(StringComparer.Ordinal);

    public SlackServer(SimulatedSlackOptions options)
    {
        Workspace = new SlackWorkspace(options, options.Clock ?? TimeProvider.System);
        _messages = new SlackMessageMethods(Workspace);
        Sockets = new SocketCourier(Workspace);
        Api = new SlackWebApi(Workspace, _messages, NewConnectionAddress);
    }

    public SlackWorkspace Workspace { get; }

    public SlackWebApi Api { get; }

    public SocketCourier Sockets { get; }

    /// <summary>Where it listens; known once it does.</summary>
    public Uri Address { get; set; } = new("http://127.0.0.1/");

    public WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            kestrel.Listen(IPAddress.Loopback, Workspace.Options.Port);
        });
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        var application = builder.Build();
        application.UseWebSockets();
        application.Run(HandleAsync);
        return application;
    }

    public Uri NewResponseAddress(string userId, string channel)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{Workspace.Options.TeamId}-{Workspace.Next()}");
        _responses[id] = new SlackResponseAddress(userId, channel, Workspace.Clock.GetTimestamp());
        return new Uri(Address, $"respond/{id}");
    }

    private Uri NewConnectionAddress() => new UriBuilder(Address) { Scheme = "ws", Path = "link", Query = $"ticket={Sockets.NewTicket()}" }.Uri;

    private Task HandleAsync(HttpContext context) => context.Request.Path.Value?.Split('/') switch
    {
        [_, "api", { Length: > 0 } method] => CallAsync(context, method),
        [_, "respond", { Length: > 0 } id] when context.Request.Method == "POST" => RespondAsync(context, id),
        [_, "link"] when context.WebSockets.IsWebSocketRequest => LinkAsync(context),
        _ => RefuseAsync(context, StatusCodes.Status404NotFound),
    };

    private async Task CallAsync(HttpContext context, string method)
    {
        SlackAnswer answer;
        try
        {
            answer = Api.Call(method, await SlackArguments.ReadAsync(context.Request));
        }
        catch (JsonException)
        {
            answer = SlackAnswer.Fail("invalid_json");
        }

        if (answer.RetryAfter is { } wait)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(answer.Body.ToJsonString(), context.RequestAborted);
    }

    private async Task RespondAsync(HttpContext context, string id)
    {
        var arguments = await SlackArguments.ReadAsync(context.Request);
        var answer = !_responses.TryGetValue(id, out var address) ? SlackAnswer.Fail("no_such_url")
            : address.Use(Workspace.Clock) is { } refused ? SlackAnswer.Fail(refused)
            : _messages.Respond(arguments, address);
        Workspace.Record(new SlackCall("response_url", arguments.All, answer.Error, Workspace.Clock.GetUtcNow()));
        context.Response.StatusCode = answer.Error is null ? StatusCodes.Status200OK
            : address is null ? StatusCodes.Status404NotFound
            : StatusCodes.Status400BadRequest;
        await context.Response.WriteAsync(answer.Error ?? "ok", context.RequestAborted);
    }

    private async Task LinkAsync(HttpContext context)
    {
        if (!Sockets.TakeTicket(context.Request.Query["ticket"].ToString()))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await Sockets.ServeAsync(socket, context.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
