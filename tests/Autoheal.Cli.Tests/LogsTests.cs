namespace Autoheal.Cli.Tests;

public sealed class LogsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("autoheal-test-");

    public LogsTests()
    {
        Write("rules/dns.yaml", "rules:\n  - id: dns\n    title: No such name\n    rule: { set: { match: [no such host] } }\n");
        Write("a.log", "started\nlookup db: no such host\nlookup db: no such host\n\nlookup db: no such host\n");
        Write("b.log", "started\nstopped\n");
    }

    [Fact]
    public async Task Match_Json_HasTheMembersOfTheContract()
    {
        var run = await ToolRun.RunAsync("logs", "match", "--rules", Path("rules"), Path("a.log"), Path("b.log"), "--format", "json");

        var hit = Assert.Single(run.Json.EnumerateArray());
        Assert.Equal(["schema", "rule", "file", "lines"], hit.EnumerateObject().Select(member => member.Name));
        Assert.Equal("dns", hit.GetProperty("rule").GetString());
        Assert.Equal(Path("a.log"), hit.GetProperty("file").GetString());
        Assert.Equal([2, 3, 5], hit.GetProperty("lines").EnumerateArray().Select(line => line.GetInt32()));
        Assert.Equal(ExitCodes.Success, run.ExitCode);
    }

    [Fact]
    public async Task Match_Text_IsATable()
    {
        var run = await ToolRun.RunAsync("logs", "match", "--rules", Path("rules"), Path("a.log"));

        Assert.EndsWith($"dns   {Path("a.log")}  2-3, 5  No such name\n", run.Out);
        Assert.Equal(ExitCodes.Success, run.ExitCode);
    }

    [Fact]
    public async Task Match_NothingFires_IsANegativeResult()
    {
        var text = await ToolRun.RunAsync("logs", "match", "--rules", Path("rules"), Path("b.log"));
        var json = await ToolRun.RunAsync("logs", "match", "--rules", Path("rules"), Path("b.log"), "--format", "json");

        Assert.Equal("none of 1 rules fires\n", text.Out);
        Assert.Equal("[]\n", json.Out);
        Assert.Equal(ExitCodes.Negative, text.ExitCode);
        Assert.Equal(ExitCodes.Negative, json.ExitCode);
    }

    [Fact]
    public async Task Match_WrongInput_IsOneLine()
    {
        Write("wrong/a.yaml", "rules:\n  - id: x\n    rule: { set: { match: [] } }\n");

        (await ToolRun.RunAsync("logs", "match", "--rules", Path("wrong"), Path("a.log"))).ShouldRefuse(
            ExitCodes.BadInput, "autoheal: a.yaml, line 3: 'match' is empty; a set needs at least one term.");
        (await ToolRun.RunAsync("logs", "match", "--rules", Path("rules"), Path("c.log"))).ShouldRefuse(
            ExitCodes.BadInput, $"autoheal: there is no file '{Path("c.log")}'");
        (await ToolRun.RunAsync("logs", "match", "--rules", Path("none"), Path("a.log"))).ShouldRefuse(
            ExitCodes.BadInput, $"autoheal: There are no log rules at '{Path("none")}': it is neither a file nor a directory.");
        Assert.Equal(ExitCodes.BadInput, (await ToolRun.RunAsync("logs", "match", Path("a.log"))).ExitCode);
    }

    [Fact]
    public async Task Patterns_Json_HasTheMembersOfTheContract()
    {
        var run = await ToolRun.RunAsync("logs", "patterns", Path("a.log"), Path("b.log"), "--format", "json");

        var report = run.ShouldBeJson("autoheal/log-patterns/v1", "templates", "assignments", "notable");
        Assert.Equal(["id", "template", "count"], report.GetProperty("templates")[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal([1, 2, 2, 3, 2, 1, 4], report.GetProperty("assignments").EnumerateArray().Select(id => id.GetInt32()));
        Assert.Equal([2, 3, 5], report.GetProperty("notable").EnumerateArray().Select(line => line.GetInt32()));
    }

    [Fact]
    public async Task Patterns_Text_IsATableWithTheNotableLines()
    {
        var run = await ToolRun.RunAsync("logs", "patterns", Path("a.log"));

        Assert.Equal("ID  COUNT  TEMPLATE\n2   3      lookup db: no such host\n1   1      started\n3   1\nnotable lines: 2-3, 5\n", run.Out);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text);
    }
}
