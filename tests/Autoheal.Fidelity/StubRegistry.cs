using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Autoheal.Fidelity;

/// <summary>An image registry on the loopback address that has nothing: it answers each repository with the refusal that its name asks for.</summary>
internal sealed class StubRegistry : IAsyncDisposable
{
    /// <summary>Where the cases' images point to.</summary>
    public const int Port = 26500;

    private readonly WebApplication _application;

    private StubRegistry(WebApplication application) => _application = application;

    public static async Task<StubRegistry> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, Port));
        var application = builder.Build();
        application.Run(AnswerAsync);
        await application.StartAsync(cancellationToken);
        return new(application);
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context)
    {
        var (status, code, message) = context.Request.Path.Value!.Split('/') switch
        {
            [_, "v2", ""] or [_, "v2"] => (200, "", ""),
            [_, "v2", "private", ..] => (401, "UNAUTHORIZED", "authentication required"),
            [_, "v2", "denied", ..] => (403, "DENIED", "requested access to the resource is denied"),
            [_, "v2", "limited", ..] => (429, "TOOMANYREQUESTS", "You have reached your pull rate limit."),
            [_, "v2", "broken", ..] => (503, "UNAVAILABLE", "service unavailable"),
            _ => (404, "MANIFEST_UNKNOWN", "manifest unknown"),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(status == 200 ? "{}" : $$"""{"errors":[{"code":"{{code}}","message":"{{message}}"}]}""");
    }
}
