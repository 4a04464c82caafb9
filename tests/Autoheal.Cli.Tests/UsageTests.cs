namespace Autoheal.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("autoheal: Required command was not provided. (see: autoheal --help)")]
    [InlineData("autoheal: Unrecognized command or argument 'bogus'. (see: autoheal --help)", "bogus")]
    [InlineData("autoheal: --format must be json or text, but is 'xml' (see: autoheal incidents --help)", "incidents", "--format", "xml")]
    [InlineData("autoheal: Required argument missing for command: 'approve'. (see: autoheal approve --help)", "approve")]
    [InlineData("autoheal: MODE must be stop, halt or resume, but is 'pause' (see: autoheal kill --help)", "kill", "pause")]
    [InlineData("autoheal: --seed must be a whole number from 0 to 2147483647, but is '-1' (see: autoheal demo --help)", "demo", "--seed", "-1")]
    [InlineData("autoheal: --port must be a whole number from 0 to 65535, but is 'http' (see: autoheal sim --help)", "sim", "--port", "http")]
    [InlineData("autoheal: --scope must be like Pod/checkout/api, but is 'pod/api' (see: autoheal diagnose --help)", "diagnose", "--scope", "pod/api")]
    [InlineData("autoheal: Unrecognized command or argument '@response-file'. (see: autoheal audit --help)", "audit", "@response-file")]
    public async Task Run_WrongUsage_EndsWithOneLine(string line, params string[] arguments) =>
        (await ToolRun.RunAsync(arguments)).ShouldRefuse(ExitCodes.BadInput, line);

    [Fact]
    public async Task Run_UnknownScenario_NamesThemAll()
    {
        var run = await ToolRun.RunAsync("demo", "--scenario", "earthquake\e[2J");

        Assert.StartsWith("autoheal: no scenario is called 'earthquake[2J'; known: bad-rollout, image-not-found, ", run.Error);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Theory]
    [InlineData]
    [InlineData("demo")]
    [InlineData("sim")]
    [InlineData("diagnose")]
    [InlineData("plan")]
    [InlineData("incidents")]
    [InlineData("approve")]
    [InlineData("reject")]
    [InlineData("revoke")]
    [InlineData("take")]
    [InlineData("hold")]
    [InlineData("release")]
    [InlineData("undo")]
    [InlineData("pursue")]
    [InlineData("grants")]
    [InlineData("grants", "list")]
    [InlineData("grants", "give")]
    [InlineData("grants", "revoke")]
    [InlineData("autonomy")]
    [InlineData("kill")]
    [InlineData("actions")]
    [InlineData("rbac")]
    [InlineData("audit", "verify")]
    [InlineData("audit", "show")]
    public async Task Run_Help_ShowsUsageAndExamples(params string[] command)
    {
        var run = await ToolRun.RunAsync([.. command, "--help"]);

        Assert.Contains($"Usage:\n  {string.Join(' ', ["autoheal", .. command])} ", run.Out);
        Assert.Contains("\nExamples:\n  ", run.Out);
        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task Run_Version_PrintsIt()
    {
        var run = await ToolRun.RunAsync("--version");

        Assert.Matches(@"^\d+\.\d+\.\d+", run.Out);
    }
}
