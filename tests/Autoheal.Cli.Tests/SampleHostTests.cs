using System.Diagnostics;

namespace Autoheal.Cli.Tests;

/// <summary>The sample, as a process of its own, over real HTTP and on an accelerated clock.</summary>
public sealed class SampleHostTests
{
    [Fact]
    public async Task Once_BadRollout_PrintsTheWholeTranscriptAndEndsWell()
    {
        var (exitCode, output, error) = await RunAsync("--once");

        Assert.True(exitCode == 0, $"exit {exitCode}\n{output}\n{error}");
        foreach (var label in new[] { "INC-1  checkout/api ", "H1 ", "PLAN ", "POLICY ", "APPROVE demo-oncall", "DO ", "VERIFY ", "END     healed", "AUDIT " })
        {
            Assert.Contains("\n" + label, output);
        }

        Assert.Matches(@"\nTIME    \d+ s simulated in \d+\.\d s \(clock × 60\)", output);
    }

    [Fact]
    public async Task Once_Denied_ExitsOneBecauseNothingWasHealed()
    {
        var (exitCode, output, error) = await RunAsync("--once", "--approve", "deny");

        Assert.Contains("\nEND     rejected", output);
        Assert.Equal("sample: the incident ended Rejected, but bad-rollout declares Healed\n", error);
        Assert.Equal(1, exitCode);
    }

    [Theory]
    [InlineData("--approve", "auto")]
    [InlineData("--approve", "deny")]
    public async Task Approve_SimulatedColleagueAndRealCluster_IsRefused(params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync([.. arguments, "--kubeconfig", "/does/not/exist"]);

        Assert.Equal(
            "sample: --approve auto and deny are answers of a simulated colleague, who exists for the simulated cluster only; with --kubeconfig use ask (see --help)\n",
            error);
        Assert.Equal("", output);
        Assert.Equal(2, exitCode);
    }

    [Fact]
    public async Task Start_KubeconfigCannotBeRead_EndsWithOneLine()
    {
        var (exitCode, output, error) = await RunAsync("--kubeconfig", "/does/not/exist");

        Assert.Equal("sample: The kubeconfig /does/not/exist cannot be used: it cannot be read.\n", error);
        Assert.Equal("", output);
        Assert.Equal(2, exitCode);
    }

    /// <summary>Without secrets, app and team nothing is served.</summary>
    [Theory]
    [InlineData("--slack", "SigningSecret")]
    [InlineData("--teams", "AppPassword")]
    public async Task Start_ChatWithoutASecret_EndsWithWhatIsMissing(string option, string missing)
    {
        var (exitCode, output, error) = await RunAsync(option);

        Assert.Contains(missing, error, StringComparison.Ordinal);
        Assert.Equal(("", 2), (output, exitCode));
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "Autoheal.SampleHost.dll");
        var start = new ProcessStartInfo("dotnet", [sample, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("AUTOHEAL_HOME");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(ToolRun.Patience);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }
}
