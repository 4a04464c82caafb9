using System.Diagnostics;

namespace Autoheal.Scenarios;

/// <summary>Runs a program of this repository as a process, with a state folder of its own.</summary>
internal static class ToolProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string project, params IReadOnlyList<string> arguments)
    {
        using var process = Start(project, arguments);
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            Kill(process);
        }
    }

    public static Process Start(string project, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(AssemblyOf(project));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{project} did not start.");
    }

    public static void Kill(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    /// <summary>Built as these tests were: same configuration, same framework.</summary>
    private static string AssemblyOf(string project)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var configuration = framework.Parent!.Name;
        var folder = Path.Combine(RepositoryRoot.Path, project, "bin", configuration, framework.Name);
        return Path.Combine(folder, Path.GetFileName(project) + ".dll");
    }
}
