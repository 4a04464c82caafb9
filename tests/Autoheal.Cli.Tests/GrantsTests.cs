using Autoheal.Journal;

namespace Autoheal.Cli.Tests;

public sealed class GrantsTests
{
    [Fact]
    public async Task Give_LocalStore_WaitsInTheInbox()
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        var run = await home.RunAsync(
            "grants", "give", "rollout-undo", "Deployment/checkout/api", "--for", "2h", "--reason", "release night", "--format", "json");

        Assert.Equal("demo-oncall", run.ShouldBeJson("autoheal/grant/v1", "personId").GetProperty("personId").GetString());
        var item = await home.SingleInboxItemAsync();
        var grant = JournalJson.ReadGrant(item.Payload)!;
        Assert.Equal((InboxKinds.Grant, "person:demo-oncall"), (item.Kind, item.Actor));
        Assert.Equal(
            ("rollout-undo", "Deployment", "checkout", "api", 7200, "release night"),
            (grant.Action, grant.Kind, grant.Namespace, grant.Name, grant.DurationSeconds, grant.Reason));
    }

    [Theory]
    [InlineData("Deployment/checkout", "2h", "OBJECT must be like Deployment/checkout/api, but is 'Deployment/checkout'")]
    [InlineData("Deployment/checkout/api", "2", "--for must be minutes or hours, such as 45m or 2h, but is '2'")]
    [InlineData("Deployment/checkout/api", "0h", "--for must be minutes or hours, such as 45m or 2h, but is '0h'")]
    [InlineData("Deployment/checkout/api", "2d", "--for must be minutes or hours, such as 45m or 2h, but is '2d'")]
    [InlineData("Deployment/checkout/api", "-2h", "--for must be minutes or hours, such as 45m or 2h, but is '-2h'")]
    public async Task Give_WrongInput_SaysWhatWouldBeRight(string target, string time, string line) =>
        (await ToolRun.RunAsync("grants", "give", "rollout-undo", target, $"--for={time}")).ShouldRefuse(ExitCodes.BadInput, $"autoheal: {line}");

    [Fact]
    public async Task List_NothingGiven_SaysSo()
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        Assert.Equal("no grants\n", (await home.RunAsync("grants", "list")).Out);
        Assert.Empty((await home.RunAsync("grants", "list", "--format", "json")).ShouldBeJson("autoheal/grants/v1", "grants").GetProperty("grants").EnumerateArray());
    }

    [Fact]
    public async Task Revoke_UnknownGrant_IsBadInput()
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        var run = await home.RunAsync("grants", "revoke", "GRT-9");

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.StartsWith("autoheal: no grant is called 'GRT-9' in ", run.Error);
    }

    [Fact]
    public async Task Revoke_All_WaitsInTheInbox()
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        var run = await home.RunAsync("grants", "revoke", "*");

        Assert.Equal("all grants taken back by demo-oncall: nothing more runs on the strength of it\n", run.Out);
        Assert.Equal("*", JournalJson.ReadGrantRevocation((await home.SingleInboxItemAsync()).Payload)!.GrantId);
    }

    [Fact]
    public async Task RevokeApproval_OpenRequest_WaitsInTheInbox()
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        var run = await home.RunAsync("revoke", "INC-1.1", "--format", "json");

        Assert.Equal("INC-1.1", run.ShouldBeJson("autoheal/revocation/v1", "requestId", "personId").GetProperty("requestId").GetString());
        Assert.True(JournalJson.ReadSubmission((await home.SingleInboxItemAsync()).Payload) is { Revoke: true, Approve: false, PersonId: "demo-oncall" });
    }

    [Fact]
    public async Task RevokeApproval_NoSuchRequest_IsBadInput()
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        Assert.Equal(ExitCodes.BadInput, (await home.RunAsync("revoke", "INC-1.2")).ExitCode);
    }

    [Fact]
    public async Task Autonomy_NothingTriedYet_IsLevelZero()
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        var json = (await home.RunAsync("autonomy", "--format", "json")).ShouldBeJson(
            "autoheal/autonomy/v1", "maturity", "summary", "earned", "gate", "error", "minServices", "demotions", "classes");
        var text = await home.RunAsync("autonomy");
        Assert.Equal("nothing ran in the shadow\n", (await home.RunAsync("autonomy", "--shadow")).Out);
        (await home.RunAsync("autonomy", "--shadow", "--format", "json")).ShouldBeJson("autoheal/shadow/v1", "same", "other", "cases");

        Assert.Equal((0, 0.95), (json.GetProperty("maturity").GetInt32(), json.GetProperty("gate").GetDouble()));
        Assert.Equal(
            """
            maturity 0 of 4: nothing has been tried yet
            gate 0.95 on 3 services, wrong with a chance of at most 0.05 (defaults: the local store does not tell the host's options)

            """,
            text.Out);
    }
}
