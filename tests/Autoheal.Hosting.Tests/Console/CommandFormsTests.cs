using System.Net;
using Autoheal.Hosting.Tests.World;
using Autoheal.Incidents;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Hosting.Tests.Console;

public sealed class CommandFormsTests
{
    [Theory]
    [InlineData("take", "", IncidentVerb.Take)]
    [InlineData("release", "", IncidentVerb.Release)]
    [InlineData("hold", "minutes=240", IncidentVerb.Hold)]
    [InlineData("undo", "intent=INC-1/9", IncidentVerb.Undo)]
    [InlineData("pursue", "rank=2&diagnosis=5", IncidentVerb.Pursue)]
    public async Task Post_Verb_IsHandedIn(string verb, string more, IncidentVerb expected)
    {
        var desk = new RecordingDesk();
        await using var host = await StartAsync(desk);
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);

        using var answer = await amira.PostAsync($"/console/incidents/INC-1/{verb}", await FieldsAsync(amira, more));

        Assert.Equal("/console/incidents/INC-1", answer.Headers.Location?.ToString());
        var command = Assert.Single(desk.Commands);
        Assert.True(command is { IncidentId: "INC-1", PersonId: "amira", Where: "console" } && command.Verb == expected);
        Assert.Equal(expected == IncidentVerb.Hold ? 240 : null, command.HoldMinutes);
        Assert.Equal(expected == IncidentVerb.Undo ? "INC-1/9" : null, command.IntentId);
        Assert.Equal(expected == IncidentVerb.Pursue ? (2, 5L) : ((int?)null, (long?)null), (command.HypothesisRank, command.DiagnosisSequence));
    }

    [Theory]
    [InlineData("INC-1/none", "", HttpStatusCode.BadRequest)]
    [InlineData("INC-1/hold", "minutes=0", HttpStatusCode.BadRequest)]
    [InlineData("INC-1/hold", "minutes=1441", HttpStatusCode.BadRequest)]
    [InlineData("INC-1/hold", "minutes=-5", HttpStatusCode.BadRequest)]
    [InlineData("INC-1/undo", "", HttpStatusCode.BadRequest)]
    [InlineData("INC-1/pursue", "rank=2", HttpStatusCode.BadRequest)]
    [InlineData("INC-2/take", "", HttpStatusCode.NotFound)]
    [InlineData("control/take", "", HttpStatusCode.NotFound)]
    public async Task Post_NothingThatCanBeAsked_IsRefused(string path, string more, HttpStatusCode expected)
    {
        var desk = new RecordingDesk();
        await using var host = await StartAsync(desk);
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);

        using var answer = await amira.PostAsync($"/console/incidents/{path}", await FieldsAsync(amira, more));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Empty(desk.Commands);
    }

    [Fact]
    public async Task Post_PersonWithoutRole_IsRefused()
    {
        var desk = new RecordingDesk();
        await using var host = await StartAsync(desk);
        using var ben = await ConsoleBrowser.SignInAsync(host, Tokens.Ben);

        using var answer = await ben.PostAsync("/console/incidents/INC-1/take", await FieldsAsync(ben, ""));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(desk.Commands);
    }

    private static async Task<RunningHost> StartAsync(RecordingDesk desk)
    {
        var host = await RunningHost.StartAsync(services => services.AddSingleton<IIncidentDesk>(desk));
        await (await host.PostAsync("/hooks/alertmanager", Tokens.Hook, Bodies.Crash)).JsonAsync();
        return host;
    }

    private static async Task<Dictionary<string, string>> FieldsAsync(ConsoleBrowser browser, string more)
    {
        var fields = new Dictionary<string, string> { ["form"] = ConsoleBrowser.FormTokenIn(await browser.PageAsync("/console")) };
        foreach (var pair in more.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            fields[pair.Split('=')[0]] = pair.Split('=')[1];
        }

        return fields;
    }
}
