using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Autoheal.Approvals;
using Autoheal.Context;
using Autoheal.Execution;
using Autoheal.Hosting.Access;
using Autoheal.Reasoning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Autoheal.Hosting.Tests.World;

/// <summary>A whole host on Kestrel, on a port of its own, with everything in memory.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly WebApplication _app;

    private RunningHost(WebApplication app, BrokenDeployment world, HttpClient client)
    {
        _app = app;
        World = world;
        Client = client;
    }

    public BrokenDeployment World { get; }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<RunningHost> StartAsync(
        Action<IServiceCollection>? services = null, Action<HostingOptions>? configure = null, BrokenDeployment? world = null)
    {
        world ??= new BrokenDeployment();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<IClusterIdentity>(world);
        builder.Services.AddSingleton<IContextCollector>(world);
        builder.Services.AddSingleton<ISymptomDetector>(world);
        builder.Services.AddSingleton<IDiagnosticRule>(world);
        builder.Services.AddSingleton<IActionHandler>(world);
        services?.Invoke(builder.Services);
        builder.Services.AddAutoheal()
            .ConfigurePolicy(policy => policy.AllowedNamespaces.Add("checkout"))
            .ConfigurePeople(AddPeople)
            .AddHosting(configure ?? AddTokens);
        var app = builder.Build();
        app.MapAutoheal();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new RunningHost(app, world, new HttpClient { BaseAddress = new Uri(address), Timeout = Patience });
    }

    public static void AddTokens(HostingOptions options)
    {
        options.HookTokens.Add(new HookTokenOptions { Name = "alertmanager", Token = Tokens.Hook, Namespaces = { "checkout" } });
        options.PersonTokens.Add(new PersonTokenOptions { PersonId = "amira", Token = Tokens.Amira });
        options.PersonTokens.Add(new PersonTokenOptions { PersonId = "ben", Token = Tokens.Ben });
        options.PersonTokens.Add(new PersonTokenOptions { PersonId = "nobody", Token = Tokens.Stranger });
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? token = null) => SendAsync(HttpMethod.Get, path, token, null);

    public Task<HttpResponseMessage> PostAsync(string path, string? token, string body) =>
        SendAsync(HttpMethod.Post, path, token, new StringContent(body, Encoding.UTF8, "application/json"));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await Client.SendAsync(request);
    }

    /// <summary>Asks until the answer is as wished: what follows from a durable answer happens behind it.</summary>
    public async Task UntilTextAsync(string path, Predicate<string> wished)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!wished(await (await GetAsync(path, Tokens.Amira)).Content.ReadAsStringAsync(patience.Token)))
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    public Task UntilAsync(string path, Predicate<JsonElement> wished) =>
        UntilTextAsync(path, text => wished(JsonDocument.Parse(text).RootElement));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void AddPeople(PeopleOptions people)
    {
        people.People.Add(new Person { Id = "amira", Name = "Amira", Roles = ["oncall"] });
        people.People.Add(new Person { Id = "ben", Name = "Ben" });
    }
}
