using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Autoheal.Simulation.Transport;

/// <summary>
/// The simulated cluster behind real HTTP, for kubectl and for hosts in processes of their own. One lock serialises everything that touches
/// the world; while the server runs, use the world through <see cref="Use{T}"/> only.
/// </summary>
public sealed class SimulatedApiServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly WorldLoop _loop;

    private readonly X509Certificate2? _certificate;

    private SimulatedApiServer(WebApplication application, WorldLoop loop, Uri address, X509Certificate2? certificate)
    {
        _application = application;
        _loop = loop;
        _certificate = certificate;
        Address = address;
    }

    /// <summary>Where the server listens, such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Starts serving the world and stepping it by its clock.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatedApiServer> StartAsync(
        SimulatedWorld world, SimulatedApiServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        options ??= new();
        var loop = new WorldLoop(world);
        var certificate = options.UseTls ? ServerCertificate.Create() : null;
        var application = Build(loop, options, certificate);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            await application.DisposeAsync();
            certificate?.Dispose();
            throw;
        }

        var listening = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        loop.Start();
        return new(application, loop, new(listening.Addresses.First()), certificate);
    }

    /// <summary>A kubeconfig for the server.</summary>
    /// <param name="token">Bearer token of the user.</param>
    public string WriteKubeconfig(string token) => Kubeconfig.Write(Address, token, _certificate);

    /// <summary>Runs something on the world while nothing else touches it, and then whatever that made due.</summary>
    public T Use<T>(Func<SimulatedWorld, T> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return _loop.Use(action);
    }

    /// <summary>Ends all watches and stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        _loop.Stop();
        await _application.StopAsync();
        await _application.DisposeAsync();
        _certificate?.Dispose();
    }

    private static WebApplication Build(WorldLoop loop, SimulatedApiServerOptions options, X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A watch sends nothing for minutes and is healthy all the same.
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MaxRequestBodySize = HttpExchange.MaxRequestBytes;
            kestrel.Listen(IPAddress.Loopback, options.Port, endpoint =>
            {
                // The watches of HTTP/2 share a connection whose flow control would need tuning; nobody asks for it here.
                endpoint.Protocols = HttpProtocols.Http1;
                if (certificate is not null)
                    endpoint.UseHttps(certificate);
            });
        });
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        var application = builder.Build();
        application.Run(context => new HttpExchange(loop, context).RunAsync());
        return application;
    }
}
