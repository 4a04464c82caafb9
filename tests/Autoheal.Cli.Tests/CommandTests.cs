using Autoheal.Incidents;
using Autoheal.Journal;

namespace Autoheal.Cli.Tests;

public sealed class CommandTests
{
    [Theory]
    [InlineData(IncidentVerb.Take, null, null, "take", "INC-1")]
    [InlineData(IncidentVerb.Hold, null, null, "hold", "INC-1")]
    [InlineData(IncidentVerb.Hold, 45, null, "hold", "INC-1", "--for", "45m")]
    [InlineData(IncidentVerb.Hold, 1440, null, "hold", "INC-1", "--for", "24h")]
    [InlineData(IncidentVerb.Release, null, null, "release", "INC-1")]
    [InlineData(IncidentVerb.Undo, null, null, "undo", "INC-1")]
    [InlineData(IncidentVerb.Undo, null, "INC-1/1", "undo", "INC-1", "INC-1/1")]
    public async Task Command_LocalStore_WaitsInTheInbox(IncidentVerb verb, int? minutes, string? intent, params string[] arguments)
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        var run = await home.RunAsync([.. arguments, "--reason", "seen", "--format", "json"]);

        var json = run.ShouldBeJson("autoheal/command/v1", "incidentId", "verb", "personId");
        Assert.Equal(("INC-1", arguments[0], "demo-oncall"), (Text(json, "incidentId"), Text(json, "verb"), Text(json, "personId")));
        var item = await home.SingleInboxItemAsync();
        Assert.Equal((InboxKinds.Command, "person:demo-oncall"), (item.Kind, item.Actor));
        Assert.Equal(
            new IncidentCommand { IncidentId = "INC-1", Verb = verb, PersonId = "demo-oncall", HoldMinutes = minutes, IntentId = intent, Reason = "seen" },
            JournalJson.ReadCommand(item.Payload));
    }

    [Fact]
    public async Task Pursue_LocalStore_NamesTheLastDiagnosis()
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        var run = await home.RunAsync("pursue", "INC-1", "2");

        Assert.Equal("INC-1: pursue by demo-oncall is on record\nwhether it counts: autoheal audit show INC-1\n", run.Out);
        var command = JournalJson.ReadCommand((await home.SingleInboxItemAsync()).Payload)!;
        Assert.Equal(2, command.HypothesisRank);
        Assert.True(command.DiagnosisSequence > 1);
    }

    [Fact]
    public async Task Pursue_OtherDiagnosis_AsksNothing()
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        var run = await home.RunAsync("pursue", "INC-1", "2", "--diagnosis", "1");

        Assert.Equal(ExitCodes.Negative, run.ExitCode);
        Assert.Matches(@"the last diagnosis of INC-1 is record \d+, not 1; nothing was asked", run.Error);
    }

    [Theory]
    [InlineData("--for must be minutes or hours up to 24h, such as 45m or 2h, but is '25h'", "hold", "INC-1", "--for", "25h")]
    [InlineData("--for must be minutes or hours up to 24h, such as 45m or 2h, but is 'soon'", "hold", "INC-1", "--for", "soon")]
    [InlineData("STEP must be the id of an intent such as INC-7/1, but is '1'", "undo", "INC-1", "1")]
    [InlineData("RANK must be 1 or more, but is 0", "pursue", "INC-1", "0")]
    public async Task Command_WrongArgument_IsRefused(string line, params string[] arguments)
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        (await home.RunAsync(arguments)).ShouldRefuse(ExitCodes.BadInput, $"autoheal: {line}");
    }

    [Theory]
    [InlineData("INC-404")]
    [InlineData("control")]
    public async Task Command_NoSuchIncident_IsRefused(string incident)
    {
        await using var home = await LocalHome.WithOpenRequestAsync();

        (await home.RunAsync("take", incident)).ShouldRefuse(
            ExitCodes.BadInput, $"autoheal: no incident is called '{incident}' in '{home.Path}'; autoheal incidents lists them");
    }

    private static string? Text(System.Text.Json.JsonElement json, string member) => json.GetProperty(member).GetString();
}
