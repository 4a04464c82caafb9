using System.Globalization;
using Autoheal.Approvals;
using Autoheal.Hosting.Console.Sessions;
using Autoheal.Hosting.Requests;
using Autoheal.Incidents;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Autoheal.Hosting.Console.Live;

/// <summary><c>GET /console/events</c>: what changes, as server-sent events, to a bounded number of pages.</summary>
internal sealed class LiveEndpoint(
    IncidentBoard board,
    LivePages pages,
    SessionBook sessions,
    IPeopleDirectory people,
    IIncidentDesk desk,
    IHostApplicationLifetime host,
    IOptions<HostingOptions> options,
    [FromKeyedServices(HostingClocks.Edge)] TimeProvider edge)
{
    public IResult Get(ConsoleVisit visit)
    {
        if (!pages.TryEnter(options.Value.Console.MaxLivePages))
        {
            return Answers.Unavailable(visit.Context, "too many pages are open; this one is not updated by itself", options.Value.RetryAfter);
        }

        var stream = new LiveStream(visit, BoardQuery.Of(visit.Context.Request.Query), After(visit.Context.Request), board, MayFollowAsync, desk, edge);
        return new Streaming(this, stream);
    }

    /// <summary>Looks the person up anew before anything is sent, as at each request: one who was removed learns nothing more.</summary>
    private async ValueTask<bool> MayFollowAsync(ConsoleSession session, CancellationToken cancellationToken)
    {
        if (!sessions.IsAlive(session))
        {
            return false;
        }

        if (await people.FindAsync(session.PersonId, cancellationToken) is not null)
        {
            return true;
        }

        sessions.Close(session);
        return false;
    }

    /// <summary>The last position that the page knows: what the browser says when it comes back, else what the page was made at.</summary>
    private long After(HttpRequest request)
    {
        var known = request.Headers["Last-Event-ID"] is [{ Length: > 0 } last] ? last : request.Query["after"].ToString();
        return long.TryParse(known, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : board.Snapshot.Position;
    }

    private async Task RunAsync(LiveStream stream)
    {
        try
        {
            // A host that stops waits for its requests; these end by themselves then.
            await stream.RunAsync(host.ApplicationStopping);
        }
        finally
        {
            pages.Leave();
        }
    }

    private sealed class Streaming(LiveEndpoint endpoint, LiveStream stream) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => endpoint.RunAsync(stream);
    }
}
