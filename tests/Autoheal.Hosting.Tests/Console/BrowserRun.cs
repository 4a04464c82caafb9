using System.Diagnostics;

namespace Autoheal.Hosting.Tests.Console;

/// <summary>A scenario of <c>Browser/console.js</c> in a process of its own.</summary>
internal sealed class BrowserRun : IDisposable
{
    /// <summary>A browser takes long to start on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;

    private BrowserRun(Process process) => _process = process;

    public static BrowserRun Start(string scenario, Uri address, string token)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("AUTOHEAL_NODE")!)
        {
            RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Console", "Browser", "console.js"), scenario, address.ToString(), token },
        };
        return new BrowserRun(Process.Start(start)!);
    }

    /// <summary>What a line of that name says.</summary>
    public async Task<string> LineAsync(string name)
    {
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.Split(' ')[0] == name)
            {
                return line[name.Length..].Trim();
            }

            Assert.False(line == "END" || line.StartsWith("PROBLEM ", StringComparison.Ordinal), $"no {name}: {line}");
        }

        throw new InvalidOperationException($"The browser ended without {name}.");
    }

    /// <summary>Waits for the end; there must have been no problem.</summary>
    public async Task EndAsync()
    {
        var lines = (await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var problems = string.Join('\n', lines.Where(line => line.StartsWith("PROBLEM ", StringComparison.Ordinal)));
        Assert.True(problems.Length == 0, problems);
        Assert.Equal("END", lines[^1]);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
