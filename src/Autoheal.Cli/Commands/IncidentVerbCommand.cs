using System.CommandLine;
using Autoheal.Cli.Output;
using Autoheal.Cli.Stores;
using Autoheal.Hosting.Incidents;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal take|hold|release|undo|pursue INC</c>.</summary>
internal sealed class IncidentVerbCommand
{
    private const int MaxHoldMinutes = 1440;
    private const string Where = ", at a running host (AUTOHEAL_URL) or in the local store (AUTOHEAL_HOME).";

    private readonly Argument<string> _incident = new("INC") { Description = "The incident's id, for instance INC-7." };
    private readonly Argument<string?> _step = new("STEP")
    {
        Description = "The intent to undo, for instance INC-7/1; the last that can be undone by default.", Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Argument<int> _rank = new("RANK") { Description = "The hypothesis, by its rank in the incident's last diagnosis: 2 for H2." };
    private readonly Option<string?> _for = new("--for") { Description = "For how long: minutes or hours, such as 45m or 2h; 60m by default, 24h at most.", HelpName = "TIME" };
    private readonly Option<long?> _diagnosis = new("--diagnosis")
    {
        Description = "Pursue only if this is the last diagnosis, by its record's number. Without it, the last one is meant.", HelpName = "N",
    };

    private readonly Option<string?> _reason = ReasonOption.Create();
    private readonly CommandRunner _runner;
    private readonly string _verb;

    private IncidentVerbCommand(CommandRunner runner, string verb)
    {
        _runner = runner;
        _verb = verb;
    }

    /// <summary>All of them.</summary>
    public static IEnumerable<Command> CreateAll(CommandRunner runner) =>
    [
        new IncidentVerbCommand(runner, "take").Create("You work on the incident: no plan runs any more, Autoheal only watches"),
        new IncidentVerbCommand(runner, "hold").Create("Nothing new begins in the incident for a time"),
        new IncidentVerbCommand(runner, "release").Create("Ends a take or a hold"),
        new IncidentVerbCommand(runner, "undo").Create("Has an action undone, also after the incident has ended: through policy and approval"),
        new IncidentVerbCommand(runner, "pursue").Create("Has another hypothesis planned for; you propose the plan and so cannot approve it"),
    ];

    private Command Create(string description)
    {
        var command = new Command(_verb, description + Where) { _incident };
        if (_verb == "undo")
        {
            command.Arguments.Add(_step);
        }

        if (_verb == "pursue")
        {
            command.Arguments.Add(_rank);
            command.Options.Add(_diagnosis);
        }

        if (_verb == "hold")
        {
            command.Options.Add(_for);
        }

        command.Options.Add(_reason);
        _runner.Attach(command, RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CommandOutput output, CancellationToken cancellationToken)
    {
        var body = new CommandBody
        {
            Verb = _verb,
            Minutes = _verb == "hold" ? ReadMinutes(parsed.GetValue(_for)) : null,
            Intent = _verb == "undo" ? ReadIntent(parsed.GetValue(_step)) : null,
            Rank = _verb == "pursue" ? ReadRank(parsed.GetValue(_rank)) : null,
            Reason = parsed.GetValue(_reason),
        };
        using var commands = IncidentCommands.Of(_runner.Environment);
        var incident = await commands.GetAsync(parsed.GetRequiredValue(_incident), cancellationToken);
        if (_verb == "pursue")
        {
            body = body with { Diagnosis = FindDiagnosis(incident, parsed.GetValue(_diagnosis)) };
        }

        var personId = await commands.GiveAsync(incident.Id, body, cancellationToken);
        Print(new GivenResult { IncidentId = incident.Id, Verb = _verb, PersonId = personId }, output);
        return ExitCodes.Success;
    }

    private static int? ReadMinutes(string? text) => text is null ? null
        : TimeSpanText.ReadSeconds(text) is { } seconds && seconds <= MaxHoldMinutes * 60 ? seconds / 60
        : throw ToolException.BadInput($"--for must be minutes or hours up to 24h, such as 45m or 2h, but is '{text}'");

    private static string? ReadIntent(string? text) => text is null || IncidentIds.IsIntent(text)
        ? text
        : throw ToolException.BadInput($"STEP must be the id of an intent such as INC-7/1, but is '{text}'");

    private static int ReadRank(int rank) => rank >= 1 ? rank : throw ToolException.BadInput($"RANK must be 1 or more, but is {rank}");

    private static long FindDiagnosis(IncidentView incident, long? given) => (incident.Diagnosis, given) switch
    {
        (null, _) => throw ToolException.Negative($"{incident.Id} has no diagnosis yet; nothing was asked"),
        ({ } last, { } shown) when last != shown => throw ToolException.Negative($"the last diagnosis of {incident.Id} is record {last}, not {shown}; nothing was asked"),
        ({ } last, _) => last,
    };

    private static void Print(GivenResult result, CommandOutput output)
    {
        if (output.IsJson)
        {
            output.Json(result, CliJsonContext.Default.GivenResult);
            return;
        }

        output.Line($"{result.IncidentId}: {result.Verb} by {result.PersonId} is on record", Tone.Good);
        output.Line($"whether it counts: autoheal audit show {result.IncidentId}");
    }
}
