using System.Diagnostics;
using System.Text.Json;
using Autoheal.ChatBot.Tests.Slack.World;

namespace Autoheal.ChatBot.Tests.Slack.Peers;

/// <summary>A program of Slack's SDK that says line by line, in JSON, what it saw.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process _process;

    private PeerProcess(Process process) => _process = process;

    public static PeerProcess Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(PeersFactAttribute.Node!)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = PeersFactAttribute.Modules,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Slack", "Peers", script));
        start.Environment["NODE_PATH"] = PeersFactAttribute.Modules;
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return new PeerProcess(process);
    }

    /// <summary>The next line that it says about something.</summary>
    public async Task<JsonElement> ReadAsync(string about)
    {
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(SlackHost.Patience) is { } line)
        {
            if (line.StartsWith('{') && JsonDocument.Parse(line).RootElement is var said && said.TryGetProperty(about, out var found))
            {
                return found;
            }
        }

        throw new InvalidOperationException($"The peer ended before it said anything about {about}.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
