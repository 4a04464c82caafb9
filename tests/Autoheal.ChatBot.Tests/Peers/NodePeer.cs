using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.ChatBot.Tests.Peers;

/// <summary>A program on Node.js with the peers' packages. Talks in JSON, a value a line; what else it prints is kept for the failure's message.</summary>
internal sealed class NodePeer : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly List<string> _noise = [];

    private NodePeer(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
    }

    public static string Peers => Environment.GetEnvironmentVariable("AUTOHEAL_PEERS")!;

    /// <summary>Starts a script, such as <c>Teams/Peers/cards.cjs</c>, beside the packages.</summary>
    public static NodePeer Start(string script, params string[] arguments) => Run(Path.Combine(Peers, "node_modules"), [Script(script), .. arguments]);

    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, name);

    /// <summary>Starts Node.js in a folder.</summary>
    public static NodePeer Run(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("AUTOHEAL_NODE")!, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder,
        };
        start.Environment["NODE_PATH"] = Path.Combine(Peers, "node_modules");
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        start.Environment["NO_PROXY"] = "127.0.0.1,localhost";
        return new NodePeer(Process.Start(start)!);
    }

    public async Task WriteAsync(JsonNode value)
    {
        await _process.StandardInput.WriteLineAsync(value.ToJsonString());
        await _process.StandardInput.FlushAsync();
    }

    public async Task<JsonNode> ReadAsync() => JsonNode.Parse(await ReadLineAsync(IsJson))!;

    /// <summary>The next value that it says about something.</summary>
    public async Task<JsonElement> ReadAsync(string about)
    {
        while (true)
        {
            var said = JsonDocument.Parse(await ReadLineAsync(IsJson)).RootElement;
            if (said.TryGetProperty(about, out var found))
            {
                return found;
            }
        }
    }

    public async Task<string> ReadLineAsync(Func<string, bool> isIt)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (isIt(line))
            {
                return line;
            }

            Keep(line);
        }

        throw new InvalidOperationException("The peer ended without a word: " + Noise());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static bool IsJson(string line)
    {
        try
        {
            return line.StartsWith('{') && JsonNode.Parse(line) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_noise)
        {
            _noise.Add(line ?? "");
        }
    }

    private string Noise()
    {
        lock (_noise)
        {
            return string.Join('\n', _noise.TakeLast(40));
        }
    }
}
