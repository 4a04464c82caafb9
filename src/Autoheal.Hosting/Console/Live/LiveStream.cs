using System.Globalization;
using System.Text;
using System.Text.Json;
using Autoheal.Hosting.Console.Pages;
using Autoheal.Hosting.Console.Sessions;
using Autoheal.Incidents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Autoheal.Hosting.Console.Live;

/// <summary>
/// One page's stream of events. Each bears the journal position that it brings the page to, so that a page that comes back gets exactly what it missed:
/// the board knows for each incident when it last changed, so nothing has to be kept for those who are away.
/// </summary>
internal sealed class LiveStream(
    ConsoleVisit visit, BoardQuery query, long after, IncidentBoard board, Func<ConsoleSession, CancellationToken, ValueTask<bool>> mayFollow, IIncidentDesk desk, TimeProvider edge)
{
    /// <summary>A page that missed more than this many changes is loaded anew.</summary>
    public const int MaxChanges = 200;

    private readonly HttpResponse _response = visit.Context.Response;
    private long _sent = after;
    private long _control = after;

    /// <summary>How often something is sent even though nothing happens, so that proxies keep the connection and a dead one is noticed.</summary>
    public static TimeSpan Heartbeat { get; } = TimeSpan.FromSeconds(15);

    public async Task RunAsync(CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(visit.Aborted, stopping, visit.Session!.Ended);
        _response.ContentType = "text/event-stream; charset=utf-8";
        _response.Headers["X-Accel-Buffering"] = "no";
        visit.Context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await WriteAsync("retry: 1000\n\n", over.Token);
            while (await mayFollow(visit.Session!, over.Token))
            {
                var changed = board.Changed;
                await SendAsync(board.Snapshot, over.Token);
                await WaitAsync(changed, over.Token);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
        }

        if (!visit.Aborted.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            await WriteAsync("event: ended\ndata: {}\n\n", visit.Aborted);
        }
    }

    /// <summary>Until something changes, with a sign of life in between.</summary>
    private async Task WaitAsync(Task changed, CancellationToken cancellationToken)
    {
        try
        {
            await changed.WaitAsync(Heartbeat, edge, cancellationToken);
        }
        catch (TimeoutException)
        {
            await WriteAsync(": still here\n\n", cancellationToken);
        }
    }

    private async ValueTask SendAsync(BoardSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (snapshot.ControlPosition > _control)
        {
            _control = snapshot.ControlPosition;
            var mode = await desk.GetModeAsync(cancellationToken);
            // Without an id: what follows at lower positions must not be skipped by a page that comes back here.
            await WriteAsync($"event: control\ndata: {Json(new LiveControl { Html = Layout.ModeLink(visit, mode).ToString() })}\n\n", cancellationToken);
        }

        var changes = snapshot.ChangedAfter(_sent, MaxChanges);
        if (changes.Count > MaxChanges)
        {
            await WriteAsync(Event("reload", snapshot.Position, "{}"), cancellationToken);
        }
        else if (changes.Count > 0)
        {
            var counts = IncidentsPage.Counts(snapshot).ToString();
            await WriteAsync(string.Concat(changes.Select(entry => Event("incident", entry.Position, Json(ChangeOf(entry, counts))))), cancellationToken);
        }

        _sent = Math.Max(_sent, snapshot.Position);
    }

    private LiveChange ChangeOf(BoardEntry entry, string counts) => new()
    {
        Id = entry.Summary.Id,
        Number = entry.Number,
        Html = query.Matches(entry) ? IncidentRow.Render(visit.Base, entry).ToString() : null,
        Say = IncidentRow.Say(entry),
        Counts = counts,
    };

    private static string Event(string name, long position, string data) =>
        string.Create(CultureInfo.InvariantCulture, $"id: {position}\nevent: {name}\ndata: {data}\n\n");

    // JSON of one line: no line of it can begin another field of the event.
    private static string Json(LiveChange change) => JsonSerializer.Serialize(change, LiveJsonContext.Default.LiveChange);

    private static string Json(LiveControl control) => JsonSerializer.Serialize(control, LiveJsonContext.Default.LiveControl);

    private async ValueTask WriteAsync(string text, CancellationToken cancellationToken)
    {
        await _response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await _response.Body.FlushAsync(cancellationToken);
    }
}
