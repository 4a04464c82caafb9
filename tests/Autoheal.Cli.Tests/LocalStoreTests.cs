using Autoheal.Journal;
using Autoheal.Policy;

namespace Autoheal.Cli.Tests;

public sealed class LocalStoreTests
{
    [Fact]
    public async Task Incidents_LocalStore_AreListed()
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        var json = (await home.RunAsync("incidents", "--format", "json")).ShouldBeJson("autoheal/incidents/v1", "incidents");
        var text = await home.RunAsync("incidents");

        var incident = Assert.Single(json.GetProperty("incidents").EnumerateArray());
        Assert.Equal("INC-1.1", incident.GetProperty("openRequest").GetString());
        Assert.Matches(@"\nINC-1 +awaiting-approval +checkout/api +k8s\.rollout\.crash +\d+ +2026-06-01 12:\d\d:\d\d +INC-1\.1\n$", text.Out);
    }

    [Theory]
    [InlineData("incidents")]
    [InlineData("approve", "INC-1.1")]
    [InlineData("kill", "halt")]
    [InlineData("take", "INC-1")]
    [InlineData("audit", "show", "INC-1")]
    public async Task Run_NoLocalStore_IsBadInputAndMakesNone(params string[] arguments)
    {
        var nowhere = Path.Combine(Path.GetTempPath(), "autoheal-test-nowhere");

        (await ToolRun.RunAsync(new Dictionary<string, string> { ["AUTOHEAL_HOME"] = nowhere }, arguments)).ShouldRefuse(
            ExitCodes.BadInput,
            $"autoheal: there is no journal in '{nowhere}'; set AUTOHEAL_HOME to a host's state directory, or AUTOHEAL_URL to a running host");
        Assert.False(Directory.Exists(nowhere));
    }

    [Theory]
    [InlineData("approve", true)]
    [InlineData("reject", false)]
    public async Task Answer_OpenRequest_WaitsInTheInbox(string command, bool approve)
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        var run = await home.RunAsync(command, "INC-1.1", "--reason", "seen", "--format", "json");

        var json = run.ShouldBeJson("autoheal/answer/v1", "requestId", "incidentId", "planHash", "personId", "approve");
        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Contains("rollout-undo Deployment checkout/api   medium risk, exact undo", run.Error);
        var item = await home.SingleInboxItemAsync();
        var submission = JournalJson.ReadSubmission(item.Payload)!;
        Assert.Equal("person:demo-oncall", item.Actor);
        Assert.Equal((approve, "seen", json.GetProperty("planHash").GetString()), (submission.Approve, submission.Reason, submission.PlanHash));
    }

    [Fact]
    public async Task Approve_OtherPlanHash_AnswersNothing()
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        var run = await home.RunAsync("approve", "INC-1.1", "--plan-hash", "00000000");

        Assert.Matches("autoheal: the open plan of INC-1.1 is [0-9a-f]{64}, not 00000000; nothing was answered\n$", run.Error);
        Assert.Equal(ExitCodes.Negative, run.ExitCode);
        Assert.Empty(await AutohealStores.OpenInbox(home.Path, TimeProvider.System).ReadPendingAsync());
    }

    [Theory]
    [InlineData("yes", ExitCodes.Success, 1)]
    [InlineData("y", ExitCodes.Negative, 0)]
    [InlineData("", ExitCodes.Negative, 0)]
    public async Task Approve_AtATerminal_AsksFirst(string typed, int exitCode, int answers)
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        var run = await ToolRun.RunAsync(home.Variables, ["approve", "INC-1.1"], typed);

        Assert.Contains("Approve this plan? Type yes:\n", run.Error);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(answers, (await AutohealStores.OpenInbox(home.Path, TimeProvider.System).ReadPendingAsync()).Count);
    }

    [Fact]
    public async Task Approve_UnknownRequest_IsBadInput()
    {
        await using var home = await LocalHome.WithEndedIncidentAsync();

        (await home.RunAsync("approve", "INC-1.1")).ShouldRefuse(
            ExitCodes.BadInput, $"autoheal: no open request is called 'INC-1.1' in '{home.Path}'; autoheal incidents lists them");
    }

    [Theory]
    [InlineData("stop", "stopped", ControlMode.Stopped)]
    [InlineData("halt", "halted", ControlMode.Halted)]
    [InlineData("resume", "running", ControlMode.Running)]
    public async Task Kill_LocalStore_WaitsInTheInbox(string verb, string mode, ControlMode expected)
    {
        await using var home = await LocalHome.WithEndedIncidentAsync();

        var run = await home.RunAsync("kill", verb, "--reason", "release night", "--format", "json");

        Assert.Equal($$"""{"schema":"autoheal/control/v1","mode":"{{mode}}","personId":"demo-oncall"}""" + "\n", run.Out);
        var item = await home.SingleInboxItemAsync();
        var command = JournalJson.ReadControl(item.Payload)!;
        Assert.Equal(("person:demo-oncall", expected, "release night"), (item.Actor, command.Mode, command.Reason));
    }
}
