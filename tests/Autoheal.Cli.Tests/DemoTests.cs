using System.Text.Json;
using Autoheal.Simulation.Scenarios;

namespace Autoheal.Cli.Tests;

public sealed class DemoTests
{
    public static TheoryData<string> Scenarios => [.. ScenarioCatalogue.Showcase.Select(scenario => scenario.Name)];

    [Fact]
    public async Task List_Json_HasTheMembersOfTheContract()
    {
        var list = (await ToolRun.RunAsync("demo", "--list", "--format", "json")).ShouldBeJson("autoheal/scenarios/v1", "scenarios");

        Assert.Equal(
            ScenarioCatalogue.All.Select(scenario => scenario.Name),
            list.GetProperty("scenarios").EnumerateArray().Select(scenario => scenario.GetProperty("name").GetString()!));
        Assert.All(
            list.GetProperty("scenarios").EnumerateArray(),
            scenario => Assert.Equal(["name", "title", "cause", "end"], scenario.EnumerateObject().Select(member => member.Name)));
    }

    [Fact]
    public async Task List_Text_IsATable()
    {
        var run = await ToolRun.RunAsync("demo", "--list");

        Assert.StartsWith("SCENARIO ", run.Out);
        Assert.Equal(ScenarioCatalogue.All.Count + 1, run.Out.TrimEnd('\n').Split('\n').Length);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Demo_Json_EndsAsDeclaredWithTheCauseAtRankOne(string scenario)
    {
        var expected = ScenarioCatalogue.Find(scenario)!;

        var run = await ToolRun.RunAsync("demo", "--scenario", scenario, "--format", "json");

        var demo = run.ShouldBeJson(
            "autoheal/demo/v1", "scenario", "seed", "diagnosis", "plan", "decisions", "approvals", "actions", "verification", "end", "audit");
        Assert.Equal("", run.Error);
        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Equal(Output.Words.Of(expected.End), demo.GetProperty("end").GetString());
        Assert.True(demo.GetProperty("audit").GetProperty("ok").GetBoolean());
        Assert.Equal(expected.Cause, FirstCause(demo.GetProperty("diagnosis")));
    }

    [Fact]
    public async Task Demo_WrongFirstGuess_ShowsTheCompensation()
    {
        var demo = (await ToolRun.RunAsync("demo", "--scenario", "wrong-first-guess", "--format", "json")).Json;

        var actions = demo.GetProperty("actions").EnumerateArray().ToArray();
        Assert.Equal(2, actions.Length);
        Assert.All(actions, action => Assert.Equal(["action", "target", "outcome", "compensation"], action.EnumerateObject().Select(member => member.Name)));
        Assert.Equal(["applied", "applied"], actions.Select(action => action.GetProperty("outcome").GetString()));
        Assert.Equal(["applied", null], actions.Select(action => action.GetProperty("compensation").GetString()));
    }

    [Fact]
    public async Task Demo_Diagnosis_HasTheMembersOfTheContract()
    {
        var diagnosis = (await ToolRun.RunAsync("demo", "--format", "json")).Json.GetProperty("diagnosis");

        Assert.Equal(
            ["schema", "incidentId", "outcome", "partial", "coverage", "symptoms", "hypotheses", "brief", "unknown", "timingsMs"],
            diagnosis.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["id", "text", "object"], diagnosis.GetProperty("symptoms")[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(["seen", "excluded", "nextChecks"], diagnosis.GetProperty("brief").EnumerateObject().Select(member => member.Name));
        var hypothesis = diagnosis.GetProperty("hypotheses")[0];
        Assert.Equal(
            ["rank", "group", "cause", "title", "summary", "object", "confidence", "status", "explains", "evidence", "against", "remediation"],
            hypothesis.EnumerateObject().Select(member => member.Name));
        Assert.Equal("""{"apiVersion":"apps/v1","kind":"Deployment","namespace":"checkout","name":"api"}""", hypothesis.GetProperty("object").GetRawText());
        Assert.Equal(["factId", "text", "source", "trust"], hypothesis.GetProperty("evidence")[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(["action", "parameters", "risk"], hypothesis.GetProperty("remediation")[0].EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Demo_SameSeed_SaysTheSame()
    {
        var one = await ToolRun.RunAsync("demo", "--seed", "7", "--format", "json");
        var other = await ToolRun.RunAsync("demo", "--seed", "7", "--format", "json");

        Assert.Equal(one.Out, other.Out);
    }

    [Fact]
    public async Task Demo_Text_IsTheTranscriptWithItsTimes()
    {
        var run = await ToolRun.RunAsync("demo");

        Assert.StartsWith("bad-rollout, seed 1: A release drops a variable", run.Out);
        Assert.Contains("\nPOLICY  needs approval", run.Out);
        Assert.Contains("\nEND     healed after ", run.Out);
        Assert.Matches(@"\nTIME    \d+ m \d+ s simulated in [\d.]+ s\n$", run.Out);
        Assert.DoesNotContain('\e', run.Out);
    }

    [Fact]
    public async Task Demo_OnATerminal_HasColoursUnlessTheUserWantsNone()
    {
        var coloured = await ToolRun.RunAsync(new Dictionary<string, string>(), ["demo", "--list"], terminal: true);
        var plain = await ToolRun.RunAsync(new Dictionary<string, string> { ["NO_COLOR"] = "1" }, ["demo", "--list"], terminal: true);

        Assert.StartsWith("\e[1mSCENARIO ", coloured.Out);
        Assert.DoesNotContain('\e', plain.Out);
    }

    private static string? FirstCause(JsonElement diagnosis) =>
        diagnosis.GetProperty("hypotheses").EnumerateArray().Select(hypothesis => hypothesis.GetProperty("cause").GetString()).FirstOrDefault();
}
