using System.Net;

namespace Autoheal.ChatBot.Teams.Connector;

/// <summary>A whole answer of another machine, within the limit of its size.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
/// <param name="RetryAfter">How long it asks to wait, if it does.</param>
internal readonly record struct TeamsResponse(HttpStatusCode Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public bool IsServerError => (int)Status >= 500 || Status == HttpStatusCode.RequestTimeout;
}
