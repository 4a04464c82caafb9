using System.Net;
using Autoheal.Catalogue;
using Autoheal.ChatBot.Cards;
using Autoheal.Hosting.Tests.World;
using Autoheal.Incidents;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Hosting.Tests.Console;

public sealed class ApprovalFormsTests
{
    private const string Page = "/console/incidents/INC-1";

    [Fact]
    public async Task Post_Approve_LetsTheActionRun()
    {
        await using var host = await StartWithOpenRequestAsync();
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);

        using var answer = await amira.PressAsync(Page, "approve");

        Assert.Equal(Page, answer.Headers.Location?.ToString());
        Assert.Contains("Your approval is on record.", await amira.PageAsync(Page));
        Assert.DoesNotContain("Your approval is on record.", await amira.PageAsync(Page));
        await host.World.Executed.WaitAsync(RunningHost.Patience);
    }

    [Fact]
    public async Task Post_Approve_RecordsWhereAndWhatThePersonWasShown()
    {
        var desk = new RecordingDesk();
        await using var host = await StartWithOpenRequestAsync(services: services => services.AddSingleton<IIncidentDesk>(desk));
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        var (request, _) = (await host.Get<IncidentDirectory>().FindRequestAsync("INC-1.1"))!.Value;

        using var answer = await amira.PressAsync(Page, "approve");

        var submission = Assert.Single(desk.Answers);
        Assert.True(submission is { Approve: true, Revoke: false, PersonId: "amira", Where: "console", Reason: null, TypedName: null });
        Assert.Equal(request.Nonce, submission.Nonce);
        Assert.Equal(request.PlanHash, submission.PlanHash);
        Assert.Equal(DecisionPart.HashOf(request), submission.MessageHash);
    }

    [Fact]
    public async Task Post_Reject_TellsWhy()
    {
        var desk = new RecordingDesk();
        await using var host = await StartWithOpenRequestAsync(services: services => services.AddSingleton<IIncidentDesk>(desk));
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);

        using var answer = await amira.PressAsync(Page, "reject", ("reason", "  we are on it  "));

        Assert.True(Assert.Single(desk.Answers) is { Approve: false, Reason: "we are on it" });
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("shown")]
    public async Task Post_PlanThatIsNotTheOpenOne_IsRefusedWithAReason(string field)
    {
        var desk = new RecordingDesk();
        await using var host = await StartWithOpenRequestAsync(services: services => services.AddSingleton<IIncidentDesk>(desk));
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);

        using var answer = await amira.PressAsync(Page, "approve", (field, new string('0', 64)));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("the plan has changed since you saw it, so nothing was answered; look at INC-1 again.", await answer.Content.ReadAsStringAsync());
        Assert.Empty(desk.Answers);
    }

    [Fact]
    public async Task Post_RequestThatIsClosed_IsRefusedWithAReason()
    {
        await using var host = await StartWithOpenRequestAsync();
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        var form = ConsoleBrowser.FormTokenIn(await amira.PageAsync(Page));
        using var rejected = await amira.PressAsync(Page, "reject", ("reason", "no"));
        await amira.UntilAsync(Page, page => !page.Contains("id=\"approve\"", StringComparison.Ordinal));

        using var answer = await amira.PostAsync("/console/approvals/INC-1.1", new() { ["form"] = form, ["answer"] = "approve" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("that request is not open any more, so nothing was answered", await answer.Content.ReadAsStringAsync());
        Assert.False(host.World.Executed.IsCompleted);
    }

    [Fact]
    public async Task Post_DestructivePlan_NeedsTheWorkloadsName()
    {
        var desk = new RecordingDesk();
        await using var host = await StartWithOpenRequestAsync(
            new BrokenDeployment { Risk = ActionRisk.Destructive }, services => services.AddSingleton<IIncidentDesk>(desk));
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);

        using var untyped = await amira.PressAsync(Page, "approve");
        using var mistyped = await amira.PressAsync(Page, "approve", ("typed", "API"));
        using var typed = await amira.PressAsync(Page, "approve", ("typed", "api"));

        Assert.Equal(HttpStatusCode.BadRequest, untyped.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, mistyped.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, typed.StatusCode);
        Assert.Equal("api", Assert.Single(desk.Answers).TypedName);
    }

    [Fact]
    public async Task Get_PersonWithoutRole_ReadsOnly()
    {
        await using var host = await StartWithOpenRequestAsync();
        using var ben = await ConsoleBrowser.SignInAsync(host, Tokens.Ben);

        var page = await ben.PageAsync(Page);
        using var answer = await ben.PostAsync(
            "/console/approvals/INC-1.1", new() { ["form"] = ConsoleBrowser.FormTokenIn(page), ["answer"] = "approve" });

        Assert.Contains("You hold none of the roles oncall, so you can only read this.", page);
        Assert.DoesNotContain("/console/approvals/", page);
        Assert.DoesNotContain("id=\"take\"", page);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(host.World.Executed.IsCompleted);
    }

    [Theory]
    [InlineData("/console/approvals/INC-2.1", "approve", HttpStatusCode.Conflict)]
    [InlineData("/console/approvals/control.1", "approve", HttpStatusCode.Conflict)]
    [InlineData("/console/approvals/INC-1.1", "maybe", HttpStatusCode.BadRequest)]
    [InlineData("/console/approvals/INC-2.1", "revoke", HttpStatusCode.Conflict)]
    public async Task Post_NothingThatCanBeAnswered_IsRefused(string path, string given, HttpStatusCode expected)
    {
        await using var host = await StartWithOpenRequestAsync();
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        var form = ConsoleBrowser.FormTokenIn(await amira.PageAsync("/console"));

        using var answer = await amira.PostAsync(path, new() { ["form"] = form, ["answer"] = given });

        Assert.Equal(expected, answer.StatusCode);
    }

    private static async Task<RunningHost> StartWithOpenRequestAsync(BrokenDeployment? world = null, Action<IServiceCollection>? services = null)
    {
        var host = await RunningHost.StartAsync(services, world: world);
        await (await host.PostAsync("/hooks/alertmanager", Tokens.Hook, Bodies.Crash)).JsonAsync();
        await host.UntilAsync("/incidents/INC-1", incident => incident.GetProperty("openRequest").GetString() == "INC-1.1");
        return host;
    }
}
