using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Autoheal.Observability.Tests;

/// <summary>A real HTTP server on the loopback address that answers instant queries as a test says.</summary>
internal sealed class PrometheusStub : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PrometheusStub(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public List<string> Queries { get; } = [];

    public string? Authorization { get; private set; }

    public static async Task<PrometheusStub> StartAsync(Func<HttpContext, Task<IResult>> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stub = new PrometheusStub(app);
        app.MapGet("/api/v1/query", async (HttpContext context) =>
        {
            stub.Queries.Add(context.Request.Query["query"].Single()!);
            stub.Authorization = context.Request.Headers.Authorization;
            return await answer(context);
        });
        await app.StartAsync();
        return stub;
    }

    public static Task<PrometheusStub> StartAsync(string body, int status = 200) =>
        StartAsync(_ => Task.FromResult(Results.Text(body, "application/json", statusCode: status)));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
