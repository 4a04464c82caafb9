using System.Globalization;
using Autoheal.Simulation.Api;
using Autoheal.Simulation.Api.Watching;
using Microsoft.AspNetCore.Http;

namespace Autoheal.Simulation.Transport;

/// <summary>One HTTP request and its answer over a real connection.</summary>
internal sealed class HttpExchange(WorldLoop loop, HttpContext context)
{
    /// <summary>A little more than the API server accepts, so that its own refusal is what the client reads.</summary>
    public const int MaxRequestBytes = 4 * 1024 * 1024;

    public async Task RunAsync()
    {
        var request = await ReadAsync();
        var response = loop.Use(world => world.Handle(request));
        context.Response.StatusCode = response.StatusCode;
        context.Response.ContentType = response.ContentType;
        if (response.RetryAfterSeconds is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (response.Watch is { } watch)
        {
            await StreamAsync(watch);
            return;
        }

        context.Response.ContentLength = response.Body.Length;
        if (request.Method != "HEAD")
            await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
    }

    private async Task<ApiRequest> ReadAsync()
    {
        var http = context.Request;
        using var body = new MemoryStream();
        await http.Body.CopyToAsync(body, context.RequestAborted);
        var authorization = http.Headers.Authorization.ToString();
        return new()
        {
            Method = http.Method,
            Path = http.Path.Value ?? "/",
            Query = QueryParameters.Parse(http.QueryString.Value),
            BearerToken = authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization[7..].Trim() : null,
            ImpersonateUser = Header(http.Headers["Impersonate-User"].ToString()),
            ImpersonateGroups = [.. http.Headers["Impersonate-Group"].OfType<string>()],
            Accept = Header(http.Headers.Accept.ToString()),
            ContentType = http.ContentType,
            UserAgent = Header(http.Headers.UserAgent.ToString()),
            Body = body.ToArray(),
        };
    }

    private static string? Header(string value) => value.Length == 0 ? null : value;

    private async Task StreamAsync(WatchSubscription watch)
    {
        var aborted = context.RequestAborted;
        using var available = new SemaphoreSlim(0);
        loop.Read(() => watch.Available = () =>
        {
            if (available.CurrentCount == 0)
                available.Release();
        });
        try
        {
            // The client waits for the headers even when there is nothing to tell yet.
            await context.Response.StartAsync(aborted);
            await context.Response.Body.FlushAsync(aborted);
            while (await WriteAvailableAsync(watch, aborted))
                await available.WaitAsync(aborted);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            // The client went away, which is how most watches end.
        }
        finally
        {
            loop.Read(() =>
            {
                watch.Available = null;
                watch.Dispose();
                return true;
            });
        }
    }

    /// <summary>Writes what has come; false when the watch ended.</summary>
    private async Task<bool> WriteAvailableAsync(WatchSubscription watch, CancellationToken aborted)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        var ended = loop.Read(() =>
        {
            while (watch.TryRead(out var line))
                lines.Add(line);
            return watch.Ended;
        });
        foreach (var line in lines)
            await context.Response.Body.WriteAsync(line, aborted);
        if (lines.Count > 0)
            await context.Response.Body.FlushAsync(aborted);
        return !ended;
    }
}
