namespace Autoheal.Cli.Tests;

public sealed class HealthTests
{
    private const string Objects = "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data, namespace: shop }\nstatus: { phase: Pending }\n---\n"
        + "apiVersion: v1\nkind: Node\nmetadata: { name: n1 }\nstatus: { conditions: [{ type: Ready, status: 'False', message: gone }] }\n";

    [Fact]
    public async Task Health_Json_HasTheMembersOfTheContractInInputOrder()
    {
        var run = await ToolRun.RunAsync(new Dictionary<string, string>(), ["health", "-", "--format", "json"], typed: Objects);

        Assert.Equal(
            """[{"schema":"autoheal/health/v1","kind":"PersistentVolumeClaim","namespace":"shop","name":"data","status":"Progressing","message":"Waiting for a volume"},"""
            + """{"schema":"autoheal/health/v1","kind":"Node","namespace":null,"name":"n1","status":"Degraded","message":"gone"}]""" + "\n",
            run.Out);
        Assert.Equal(ExitCodes.Success, run.ExitCode);
    }

    [Fact]
    public async Task Health_Text_IsATable()
    {
        var run = await ToolRun.RunAsync(new Dictionary<string, string>(), ["health", "-"], typed: Objects);

        Assert.Contains("PersistentVolumeClaim  shop       data  Progressing  Waiting for a volume\n", run.Out);
    }

    [Fact]
    public async Task Health_WrongInput_IsOneLine()
    {
        (await ToolRun.RunAsync("health", "/nowhere.yaml")).ShouldRefuse(ExitCodes.BadInput, "autoheal: there is no file '/nowhere.yaml'");
        (await ToolRun.RunAsync(new Dictionary<string, string>(), ["health", "-"], typed: "a: ]")).ShouldRefuse(
            ExitCodes.BadInput, "autoheal: -, line 1: this is neither JSON nor YAML.");
        (await ToolRun.RunAsync(new Dictionary<string, string>(), ["health", "-"], typed: "a: b")).ShouldRefuse(
            ExitCodes.BadInput, "autoheal: '-' holds no Kubernetes object at position 1: 'kind' is missing");
        (await ToolRun.RunAsync(new Dictionary<string, string>(), ["health", "-"], typed: "")).ShouldRefuse(ExitCodes.BadInput, "autoheal: there are no objects in '-'");
    }
}
