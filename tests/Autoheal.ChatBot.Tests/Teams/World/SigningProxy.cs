using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.ChatBot.Tests.Teams.World;

/// <summary>Stands between a client that sends no tokens and the bot: adds the token that the Bot Framework would send with each activity.</summary>
internal sealed class SigningProxy : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SigningProxy(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
    }

    public Uri Address { get; }

    public TeamsWorld? World { get; set; }

    public static async Task<SigningProxy> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        SigningProxy? proxy = null;
        app.Run(context => proxy!.HandleAsync(context));
        await app.StartAsync();
        return proxy = new SigningProxy(app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (World is not { } world || context.Request.Method != "POST")
        {
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var keys = world.Teams.Keys;
        var answer = await world.Teams.SendAsync(body, keys.Sign(keys.Describe(new Uri(JsonNode.Parse(body)!["serviceUrl"]!.ToString()))));
        context.Response.StatusCode = (int)answer.Status;
        if (answer.Body is { } json)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(json.ToJsonString());
        }
    }
}
