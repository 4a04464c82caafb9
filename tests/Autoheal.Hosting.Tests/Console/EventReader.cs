using System.Net;
using System.Text.Json;
using Autoheal.Hosting.Tests.World;

namespace Autoheal.Hosting.Tests.Console;

/// <summary>Reads server-sent events as a browser does.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private EventReader(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        _lines = new StreamReader(stream);
    }

    public static async Task<EventReader> OpenAsync(ConsoleBrowser browser, string path, string? lastEventId = null)
    {
        (string, string)[] headers = lastEventId is null ? [] : [("Last-Event-ID", lastEventId)];
        var response = await browser.GetAsync(path, headers);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var reader = new EventReader(response, await response.Content.ReadAsStreamAsync());
        Assert.Equal("retry: 1000", await reader.LineAsync(_ => true));
        return reader;
    }

    /// <summary>The next event of a name; others are passed over.</summary>
    public async Task<(string? Id, JsonElement Data)> NextAsync(string name)
    {
        string? id = null;
        string? @event = null;
        while (await LineAsync(_ => true) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                id = line[4..];
            }
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                @event = line[7..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal) && @event == name)
            {
                return (id, JsonDocument.Parse(line[6..]).RootElement);
            }
        }

        throw new InvalidOperationException($"The stream ended without a {name}.");
    }

    /// <summary>The next line that is wished for; null at the end.</summary>
    public async Task<string?> LineAsync(Predicate<string> wished)
    {
        while (await _lines.ReadLineAsync().WaitAsync(RunningHost.Patience) is { } line)
        {
            if (wished(line))
            {
                return line;
            }
        }

        return null;
    }

    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
    }
}
