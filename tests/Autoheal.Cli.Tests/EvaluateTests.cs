namespace Autoheal.Cli.Tests;

public sealed class EvaluateTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("autoheal-evaluate-");

    [Fact]
    public async Task Evaluate_Json_IsAsTheContractSays()
    {
        WriteLeak("a");
        Write("a/expected.json", """{"object":{"kind":"Pod","namespace":"shop","name":"api-*"},"tokens":["MEMORY.LEAK"]}""");
        WriteLeak("b");

        var run = await ToolRun.RunAsync("evaluate", _root.FullName, "--format", "json");

        var json = run.ShouldBeJson("autoheal/evaluation/v1", "cases", "summary");
        var cases = json.GetProperty("cases").EnumerateArray().ToArray();
        Assert.All(cases, one => Assert.Equal(["name", "diagnosis", "expected", "passed"], one.EnumerateObject().Select(member => member.Name)));
        Assert.Equal(["a", "b"], cases.Select(one => one.GetProperty("name").GetString()));
        Assert.Equal("autoheal/diagnosis/v1", cases[0].GetProperty("diagnosis").GetProperty("schema").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, cases[1].GetProperty("passed").ValueKind);
        Assert.Equal(1, json.GetProperty("summary").GetProperty("unjudged").GetInt32());
    }

    [Theory]
    [InlineData("""{"cause":"k8s.*.never"}""", 1)]
    [InlineData("""{"object":{"kind":"Deployment"}}""", 1)]
    [InlineData("""{"object":{"kind":"Pod","name":"*"}}""", 0)]
    [InlineData("""{"tokens":["no such word"]}""", 1)]
    public async Task Evaluate_Expectation_DecidesTheExitCode(string expected, int exitCode)
    {
        WriteLeak("a");
        Write("a/expected.json", expected);

        Assert.Equal(exitCode, (await ToolRun.RunAsync("evaluate", _root.FullName)).ExitCode);
    }

    [Fact]
    public async Task Evaluate_NoFault_PassesWhereNothingIsWrong()
    {
        Write("calm/pod.json", """{"kind":"Pod","apiVersion":"v1","metadata":{"name":"p","namespace":"shop"},"status":{"phase":"Running","conditions":[{"type":"Ready","status":"True"}]}}""");
        Write("calm/expected.json", """{"noFault":true}""");

        var run = await ToolRun.RunAsync("evaluate", _root.FullName);

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("1 of 1 as expected, 0 not\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"casue":"x"}""", "is no expectation")]
    [InlineData("{}", "expects nothing")]
    [InlineData("""{"tokens":["("]}""", "no regular expression")]
    [InlineData("nonsense", "is no expectation")]
    public async Task Evaluate_CaseThatCannotBeUsed_IsNamedAndTheOthersRun(string expected, string reason)
    {
        WriteLeak("bad");
        Write("bad/expected.json", expected);
        WriteLeak("good");
        Write("good/expected.json", """{"object":{"kind":"Pod"}}""");

        var run = await ToolRun.RunAsync("evaluate", _root.FullName);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("autoheal: case 'bad' cannot be used: expected.json", run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Contains("1 of 2 as expected, 1 not (1 could not be read)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_Only_RunsThatCase()
    {
        WriteLeak("a");
        WriteLeak("b");

        Assert.Single((await ToolRun.RunAsync("evaluate", _root.FullName, "--only", "b", "--format", "json")).Json.GetProperty("cases").EnumerateArray());
        (await ToolRun.RunAsync("evaluate", _root.FullName, "--only", "c")).ShouldRefuse(2, $"autoheal: no case of '{_root.FullName}' is called 'c'; there are 2");
    }

    [Fact]
    public async Task Evaluate_MetricsBesideTheDump_ReachTheRules()
    {
        WriteLeak("leak");
        Write("leak/expected.json", """{"cause":"k8s.container.memory-leak","object":{"kind":"Pod","namespace":"shop","name":"api-1"},"tokens":["memory leak","256 MiB"]}""");

        var run = await ToolRun.RunAsync("evaluate", _root.FullName, "--format", "json");

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
    }

    /// <summary>A pod whose memory grows towards its limit.</summary>
    private void WriteLeak(string name)
    {
        Write($"{name}/pod.json", """
            {"kind":"Pod","apiVersion":"v1","metadata":{"name":"api-1","namespace":"shop","uid":"p"},
             "spec":{"containers":[{"name":"app","image":"api:1","resources":{"limits":{"memory":"256Mi"}}}]},
             "status":{"phase":"Running","startTime":"2026-01-01T00:00:00Z","conditions":[{"type":"Ready","status":"True"}],
              "containerStatuses":[{"name":"app","ready":true,"restartCount":0,"state":{"running":{"startedAt":"2026-01-01T00:00:00Z"}}}]}}
            """);
        var values = string.Join(',', Enumerable.Range(0, 60).Select(minute => $"[{1767225600 + (60 * minute)},\"{(100 + (2 * minute)) * 1048576L}\"]"));
        Write($"{name}/metrics.json", $$$"""
            {"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"container_memory_working_set_bytes","namespace":"shop","pod":"api-1","container":"app"},"values":[{{{values}}}]}]}}
            """);
    }

    public void Dispose() => _root.Delete(recursive: true);

    private void Write(string name, string text)
    {
        var path = Path.Combine(_root.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
