using System.Text;
using Autoheal.Simulation.Api.Watching;

namespace Autoheal.Simulation.Api;

/// <summary>The answer to one request: a finished body, or a watch whose lines are still to come.</summary>
public sealed class ApiResponse
{
    internal const string Json = "application/json";

    /// <summary>HTTP status code.</summary>
    public required int StatusCode { get; init; }

    /// <summary>Value of the Content-Type header.</summary>
    public string ContentType { get; init; } = Json;

    /// <summary>The body; empty when <see cref="Watch"/> is set.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The open watch, which the transport must dispose; null for an ordinary answer.</summary>
    public WatchSubscription? Watch { get; init; }

    /// <summary>Seconds for a Retry-After header; null when there is none.</summary>
    public int? RetryAfterSeconds { get; init; }

    internal static ApiResponse Ok(ReadOnlyMemory<byte> body, int statusCode = 200) => new() { StatusCode = statusCode, Body = body };

    internal static ApiResponse Text(string text, int statusCode = 200) =>
        new() { StatusCode = statusCode, ContentType = "text/plain; charset=utf-8", Body = Encoding.UTF8.GetBytes(text) };
}
