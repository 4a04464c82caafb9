namespace Autoheal.Cli.Tests;

public sealed class ExplainTests
{
    [Fact]
    public async Task Explain_Cause_TellsSignsAndRepair()
    {
        var run = await ToolRun.RunAsync("explain", "k8s.rollout.crash");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("k8s.rollout.crash   Pods of a new revision crash", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nREPAIR  Undo the rollout. (automatic, where policy lets it)\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_Json_HoldsEveryField() => (await ToolRun.RunAsync("explain", "k8s.rollout.crash", "--format", "json")).ShouldBeJson(
        "autoheal/cause/v1", "cause", "title", "signs", "repair", "repairClass", "need", "refines", "refinedBy");

    [Theory]
    [InlineData("k8s.rollout.crahs", "k8s.rollout.crash")]
    [InlineData("rollout crash", "k8s.rollout.crash")]
    public async Task Explain_Misspelt_SuggestsWhatIsNear(string typed, string meant) =>
        Assert.Contains($"did you mean {meant}", (await ToolRun.RunAsync("explain", typed)).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Explain_Unknown_IsOneLineAndExitTwo() =>
        (await ToolRun.RunAsync("explain", "zzz")).ShouldRefuse(2, "autoheal: there is no cause 'zzz'; 'autoheal explain' lists all");

    [Fact]
    public async Task Explain_WithoutACause_ListsAllInOrder()
    {
        var json = (await ToolRun.RunAsync("explain", "--format", "json")).ShouldBeJson("autoheal/causes/v1", "causes");
        var codes = json.GetProperty("causes").EnumerateArray().Select(cause => cause.GetProperty("cause").GetString()!).ToArray();

        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
        Assert.Equal(codes.Length, (await ToolRun.RunAsync("explain")).Out.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task Explain_Page_IsTheDocument() => Assert.Equal(
        (await File.ReadAllTextAsync(Path.Combine(RepositoryRoot(), "docs", "causes.md"))).ReplaceLineEndings("\n").TrimEnd(),
        (await ToolRun.RunAsync("explain", "--page")).Out.TrimEnd());

    private static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Autoheal.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }
}
