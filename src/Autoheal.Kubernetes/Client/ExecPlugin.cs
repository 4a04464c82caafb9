using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Client;

/// <summary>Runs a credential plug-in once. It gets no terminal and no input; what it prints is read up to a limit and never shown.</summary>
internal sealed class ExecPlugin(ExecPluginSettings settings, TimeProvider edgeClock)
{
    private const int LargestOutput = 1024 * 1024;

    /// <exception cref="AutohealException">The plug-in cannot be started, takes too long, fails, or prints something else than a credential.</exception>
    public async ValueTask<ExecCredential> RunAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(settings.Patience, edgeClock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using var process = Start();
        try
        {
            process.StandardInput.Close();
            var errors = DrainAsync(process.StandardError, either.Token);
            var output = await ReadAsync(process.StandardOutput, either.Token);
            await errors;
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode == 0
                ? ExecCredential.Parse(output, settings.ApiVersion) ?? throw Wrong($"printed no ExecCredential of version {settings.ApiVersion}")
                : throw Wrong($"ended with code {process.ExitCode}");
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Wrong($"gave no credential within {settings.Patience.TotalSeconds:0.#} s");
        }
        finally
        {
            End(process);
        }
    }

    private Process Start()
    {
        var path = settings.Command.Contains(Path.DirectorySeparatorChar) ? Path.GetFullPath(settings.Command, settings.Folder) : settings.Command;
        var start = new ProcessStartInfo(path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = settings.Folder,
        };
        foreach (var argument in settings.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["KUBERNETES_EXEC_INFO"] = ExecCredential.Request(settings.ApiVersion, settings.Server);
        try
        {
            return Process.Start(start) ?? throw Wrong("cannot be started");
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            throw Wrong("cannot be started: is it installed", e);
        }
    }

    private async ValueTask<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            text.Append(buffer, 0, read);
            if (text.Length > LargestOutput)
            {
                throw Wrong($"printed more than {LargestOutput} characters");
            }
        }

        return text.ToString();
    }

    private static async Task DrainAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer, cancellationToken) > 0)
        {
        }
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended meanwhile.
        }
    }

    private AutohealException Wrong(string why, Exception? cause = null) =>
        new(ErrorCodes.Configuration, $"The kubeconfig {settings.Origin} cannot be used: its plug-in '{Path.GetFileName(settings.Command)}' {why}.", cause);
}
