namespace Autoheal.Cli.Tests;

public sealed class ActionsTests
{
    [Fact]
    public async Task Actions_Page_IsTheDocument() => Assert.Equal(
        (await File.ReadAllTextAsync(Path.Combine(RepositoryRoot(), "docs", "actions.md"))).ReplaceLineEndings("\n"), (await ToolRun.RunAsync("actions")).Out);

    [Fact]
    public async Task Actions_Json_HoldsEveryDescriptor()
    {
        var json = (await ToolRun.RunAsync("actions", "--format", "json")).ShouldBeJson("autoheal/actions/v1", "actions");

        Assert.Contains(json.GetProperty("actions").EnumerateArray(), action => action.GetProperty("name").GetString() == "rollout-undo");
    }

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
