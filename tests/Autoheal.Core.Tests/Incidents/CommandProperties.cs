using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using FsCheck;
using FsCheck.Fluent;

namespace Autoheal.Core.Tests.Incidents;

/// <summary>What must hold for every sequence of commands. A failure prints the commands and the seed.</summary>
public sealed class CommandProperties
{
    private static readonly IncidentVerb[] Verbs = [IncidentVerb.Take, IncidentVerb.Hold, IncidentVerb.Release, IncidentVerb.Undo, IncidentVerb.Pursue];

    /// <summary>Few cases: each is a whole host.</summary>
    private static Config Few => Seeded.Config.WithMaxTest(40);

    [Fact]
    public void Commands_ByStrangers_ChangeNothingButTheRecord() => Check.One(
        Few,
        Prop.ForAll(Commands(["mallory", "cleo"]), commands => Run(async () =>
        {
            await using var host = new CoreHost(services: SecondGuess.Add);
            var request = await host.AskAsync();
            var before = await host.StateAsync("INC-1");
            await GiveAsync(host, commands);
            var after = await host.StateAsync("INC-1");
            var events = await host.EventsAsync<CommandGiven>("INC-1");

            return events.Count == commands.Length && events.All(given => !given.Counted)
                && Essence(after).Equals(Essence(before))
                && (await host.ApproveAsync(request))!.Counted
                && (await host.AdvanceUntilAsync("INC-1")).End == IncidentEnd.Healed;
        })));

    [Fact]
    public void Hold_Standing_NothingIsEverBegun() => Check.One(
        Few,
        Prop.ForAll(Commands(["amira", "ben", "mallory"], withoutRelease: true), commands => Run(async () =>
        {
            await using var host = CoreHost.Unattended(services: SecondGuess.Add);
            host.World.Add("api");
            await host.AlertAsync();
            await host.CommandAsync(IncidentVerb.Hold, change: command => command with { HoldMinutes = 1440 });
            for (var index = 0; index < commands.Length; index++)
            {
                await GiveAsync(host, [commands[index]]);
                await host.AdvanceAsync("INC-1");
                host.Clock.Advance(TimeSpan.FromMinutes(1));
            }

            return host.Action.Writes.Count == 0 && (await host.EventsAsync<ActionIntended>("INC-1")).Count == 0;
        })));

    /// <summary>However people command, what runs was judged, asked for and approved by somebody who did not propose it.</summary>
    [Fact]
    public void Commands_Any_NothingRunsPastTheGate() => Check.One(
        Few,
        Prop.ForAll(Commands(["amira", "ben", "mallory"]), commands => Run(async () =>
        {
            await using var host = new CoreHost(services: SecondGuess.Add);
            await host.AskAsync();
            foreach (var command in commands)
            {
                await GiveAsync(host, [command]);
                var state = await host.AdvanceAsync("INC-1");
                if (state.Phase == IncidentPhase.AwaitingApproval)
                {
                    await host.ApproveAsync(state.Request!, command.Person == "ben" ? "ben" : "amira");
                    await host.AdvanceAsync("INC-1");
                }
            }

            return await WasEverythingApprovedAsync(host);
        })));

    /// <summary>All that a command could change.</summary>
    private static object Essence(IncidentState state) => (
        (state.Phase, state.PhaseSince, state.WakeAt, state.TakenBy, state.HeldUntil, state.HeldBy, state.Pursuit),
        (state.Request?.Id, state.Decision?.PlanHash, state.VoidedPlans, state.Looks, state.DiagnosisSequence, state.Undos.Count, state.Settled.Count, state.Executions.Count));

    private static async Task<bool> WasEverythingApprovedAsync(CoreHost host)
    {
        ApprovalRequested? request = null;
        var answers = new List<ApprovalAnswered>();
        var decided = false;
        foreach (var @event in await host.EventsAsync("INC-1"))
        {
            (request, decided) = @event switch
            {
                ApprovalRequested asked => (asked, decided),
                PolicyDecided => (null, true),
                PlanVoided => (null, false),
                _ => (request, decided),
            };
            if (@event is ApprovalAnswered { Counted: true, Approve: true } answer)
            {
                answers.Add(answer);
            }

            if (@event is ActionIntended { Operation: Autoheal.Execution.PermitOperation.Execute } intended
                && (!decided || request is null || intended.PlanHash != request.Request.PlanHash
                    || !answers.Any(entry => entry.RequestId == request.Request.Id && $"person:{entry.PersonId}" != request.Request.Proposer)))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task GiveAsync(CoreHost host, IEnumerable<Given> commands)
    {
        foreach (var command in commands)
        {
            var sequence = (await host.StateAsync("INC-1")).DiagnosisSequence;
            await host.CommandAsync(command.Verb, command.Person, given => given with
            {
                HoldMinutes = command.Number,
                HypothesisRank = command.Number,
                DiagnosisSequence = sequence,
                Reason = "please",
            });
        }
    }

    private static Arbitrary<Given[]> Commands(string[] people, bool withoutRelease = false) => (
        from verb in Gen.Elements(Verbs.Where(verb => !withoutRelease || verb != IncidentVerb.Release).ToArray())
        from person in Gen.Elements(people)
        from number in Gen.Choose(1, 3)
        select new Given(verb, person, number)).ArrayOf().ToArbitrary();

    private static bool Run(Func<Task<bool>> body) => Task.Run(body).GetAwaiter().GetResult();

    private sealed record Given(IncidentVerb Verb, string Person, int Number);
}
