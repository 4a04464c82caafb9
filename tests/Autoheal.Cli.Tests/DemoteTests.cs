using Autoheal.Journal;

namespace Autoheal.Cli.Tests;

public sealed class DemoteTests
{
    [Fact]
    public async Task Demote_LocalStore_WaitsInTheInbox()
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        var run = await home.RunAsync(
            "autonomy", "demote", "scale", "--environment", "staging", "--service", "checkout/api", "--reason", "wrong twice", "--format", "json");

        run.ShouldBeJson("autoheal/demotion/v1", "personId", "action", "lifted");
        var item = await home.SingleInboxItemAsync();
        var demotion = JournalJson.ReadDemotion(item.Payload)!;
        Assert.Equal((InboxKinds.Demotion, "person:demo-oncall"), (item.Kind, item.Actor));
        Assert.Equal(
            ("scale", "staging", "checkout/api", "wrong twice", false),
            (demotion.Action, demotion.Environment, demotion.Service, demotion.Reason, demotion.Lift));
    }

    [Fact]
    public async Task Demote_WithoutAReason_IsBadInput() =>
        Assert.Equal(ExitCodes.BadInput, (await ToolRun.RunAsync("autonomy", "demote", "scale")).ExitCode);

    [Theory]
    [InlineData("checkout")]
    [InlineData("a/b/c")]
    [InlineData("/api")]
    public async Task Demote_WrongService_SaysWhatWouldBeRight(string service) => (await ToolRun.RunAsync(
        "autonomy", "demote", "scale", "--reason", "x", "--service", service)).ShouldRefuse(
            ExitCodes.BadInput, $"autoheal: --service must be NAMESPACE/NAME, but is '{service}'");
}
