using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Incidents;

/// <summary>Who may ask something of an incident, and what of it is recorded.</summary>
public sealed class CommandAuthorityTests
{
    [Theory]
    [InlineData("mallory", "the person is not known")]
    [InlineData("cleo", "the person holds none of the roles oncall")]
    public async Task Command_BySomebodyWithoutARole_IsOnRecordAndChangesNothing(string person, string why)
    {
        await using var host = new CoreHost();
        await host.AskAsync();

        var given = await host.CommandAsync(IncidentVerb.Take, person);

        Assert.Equal((false, why, person), (given!.Counted, given.Note, given.PersonId));
        Assert.Null(given.Role);
        var state = await host.AdvanceAsync("INC-1");
        Assert.Equal(IncidentPhase.AwaitingApproval, state.Phase);
        Assert.Null(state.TakenBy);
    }

    [Fact]
    public async Task Command_RoleTakenAwayBeforeItBecomesAnEvent_DoesNotCount()
    {
        await using var host = new CoreHost();
        await host.AskAsync();
        await host.Get<IIncidentDesk>().CommandAsync(new IncidentCommand { IncidentId = "INC-1", Verb = IncidentVerb.Hold, PersonId = "amira" });
        host.People.Give("amira");

        await host.PumpAsync();

        Assert.False((await host.EventsAsync<CommandGiven>("INC-1"))[0].Counted);
        Assert.Null((await host.StateAsync("INC-1")).HeldUntil);
    }

    [Fact]
    public async Task Command_NoRoleIsNamed_NobodyMay()
    {
        await using var host = new CoreHost(services: services => services.Configure<CommandOptions>(options => options.Roles.Clear()));
        await host.AskAsync();

        Assert.Equal("nobody may command here", (await host.CommandAsync(IncidentVerb.Hold))!.Note);
    }

    [Fact]
    public async Task Command_RoleOfTheOperatorsChoice_Counts()
    {
        await using var host = new CoreHost(services: services => services.Configure<CommandOptions>(options => options.Roles.Add("lead")));
        host.People.Give("cleo", "lead");
        await host.AskAsync();

        var given = await host.CommandAsync(IncidentVerb.Hold, "cleo");

        Assert.Equal((true, "lead"), (given!.Counted, given.Role));
    }

    [Fact]
    public async Task Command_SpokenForSomebodyElse_LeavesNoRecord()
    {
        await using var host = new CoreHost();
        await host.AskAsync();
        await host.Inbox.PostAsync(Item("person:mallory", new IncidentCommand { IncidentId = "INC-1", Verb = IncidentVerb.Take, PersonId = "amira" }));

        await host.PumpAsync();

        Assert.Empty(await host.EventsAsync<CommandGiven>("INC-1"));
        Assert.Empty(await host.Inbox.ReadPendingAsync());
    }

    [Fact]
    public async Task Command_HandledTwice_IsOneEvent()
    {
        await using var host = new CoreHost();
        await host.AskAsync();
        var item = Item("person:amira", new IncidentCommand { IncidentId = "INC-1", Verb = IncidentVerb.Hold, PersonId = "amira" });

        await host.Get<InboxHandler>().HandleAsync(item, CancellationToken.None);
        await host.Get<InboxHandler>().HandleAsync(item, CancellationToken.None);

        Assert.Single(await host.EventsAsync<CommandGiven>("INC-1"));
    }

    [Fact]
    public async Task Command_AboutNoIncident_IsDropped()
    {
        await using var host = new CoreHost();

        Assert.Null(await host.CommandAsync(IncidentVerb.Take, incidentId: "INC-404"));
        Assert.Empty(await host.Inbox.ReadPendingAsync());
    }

    [Fact]
    public async Task Command_Causation_NamesThePersonAndTheItem()
    {
        await using var host = new CoreHost();
        await host.AskAsync();

        var given = await host.CommandAsync(IncidentVerb.Hold, change: command => command with { Reason = "deploy\nrunning", Where = "slack:T1/C1" });

        Assert.Equal(("deploy\nrunning", "slack:T1/C1"), (given!.Reason, given.Where));
        await foreach (var record in host.Journal.ReadStreamAsync(StreamId.Incident("INC-1")))
        {
            if (JournalJson.Read(record) is CommandGiven)
            {
                Assert.Equal(("person:amira", given.InboxItem), (record.Actor, record.Causation));
            }
        }
    }

    [Theory]
    [InlineData(IncidentVerb.Take)]
    [InlineData(IncidentVerb.Hold)]
    [InlineData(IncidentVerb.Release)]
    [InlineData(IncidentVerb.Pursue)]
    public async Task Command_AfterTheEnd_DoesNotCountAndReopensNothing(IncidentVerb verb)
    {
        await using var host = new CoreHost();
        await host.ApproveAsync(await host.AskAsync());
        await host.AdvanceUntilAsync("INC-1");

        Assert.Equal("the incident is closed", (await host.CommandAsync(verb))!.Note);
        var state = await host.AdvanceAsync("INC-1");
        Assert.Equal((IncidentPhase.Closed, IncidentEnd.Healed), (state.Phase, state.End));
        Assert.Null(state.TakenBy);
    }

    [Fact]
    public async Task Command_AsManyRecordsAsStrangersMayMake_OnlyRestraintIsTaken()
    {
        await using var host = new CoreHost(options: options => options.MaxEventsPerIncident = 100);
        await host.AskAsync();
        for (var number = 0; number < 60; number++)
        {
            await host.CommandAsync(IncidentVerb.Take, "mallory");
        }

        Assert.Equal(50, (await host.StateAsync("INC-1")).Version);
        Assert.True((await host.CommandAsync(IncidentVerb.Hold))!.Counted);
        Assert.Null(await host.CommandAsync(IncidentVerb.Hold, change: command => command with { HoldMinutes = 90 }));
        Assert.Null(await host.CommandAsync(IncidentVerb.Release));
        Assert.True((await host.CommandAsync(IncidentVerb.Take))!.Counted);
    }

    public static TheoryData<IncidentCommand> Malformed { get; } =
    [
        Sound with { IncidentId = "" },
        Sound with { IncidentId = "INC-1/../2" },
        Sound with { IncidentId = "INC-1\n" },
        Sound with { Verb = IncidentVerb.None },
        Sound with { Verb = (IncidentVerb)99 },
        Sound with { PersonId = "" },
        Sound with { PersonId = new string('p', 201) },
        Sound with { HoldMinutes = 0 },
        Sound with { HoldMinutes = 1441 },
        Sound with { HypothesisRank = 0 },
        Sound with { DiagnosisSequence = 0 },
        Sound with { IntentId = "INC-1" },
        Sound with { Reason = new string('r', 501) },
        Sound with { Where = new string('w', 201) },
    ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Command_Malformed_IsRefusedAtTheDeskAndInTheInbox(IncidentCommand command)
    {
        await using var host = new CoreHost();
        await host.AskAsync();

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Get<IIncidentDesk>().CommandAsync(command));
        await host.Inbox.PostAsync(Item($"person:{command.PersonId}", command));
        await host.PumpAsync();

        Assert.Empty(await host.EventsAsync<CommandGiven>("INC-1"));
        Assert.Null((await host.StateAsync("INC-1")).HeldUntil);
    }

    private static IncidentCommand Sound => new() { IncidentId = "INC-1", Verb = IncidentVerb.Hold, PersonId = "amira" };

    private static InboxItem Item(string actor, IncidentCommand command) => new()
    {
        Id = "command-1", Kind = InboxKinds.Command, Stream = StreamId.Incident("INC-1"), At = ManualClock.Start, Actor = actor, Payload = JournalJson.Write(command),
    };
}
