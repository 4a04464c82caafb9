using System.CommandLine;
using Autoheal.Cli.Output;
using Autoheal.Cli.Reports;
using Autoheal.Cli.Stores;
using Autoheal.Journal;
using Autoheal.Policy.Documents;

namespace Autoheal.Cli.Commands.Policies;

/// <summary><c>autoheal policy replay</c>.</summary>
internal static class PolicyReplayCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<string>("file") { Description = "A policy file.", HelpName = "FILE" };
        var state = new Option<string?>("--state") { Description = "The state directory whose decisions are made again. Default: AUTOHEAL_HOME.", HelpName = "DIR" };
        var command = new Command(
            "replay", "Makes the past decisions of the local store again under a policy, and prints those that would change. Exit code 0 when none would, 1 when one would, 2 on wrong input. Changes nothing.")
        {
            file, state,
        };
        runner.Attach(command, (parsed, output, cancellationToken) =>
            RunAsync(parsed.GetValue(file)!, Open(parsed.GetValue(state), runner.Environment), output, cancellationToken));
        return command;
    }

    private static IJournalReader Open(string? state, ToolEnvironment environment) => state is null ? new LocalStore(environment).OpenJournal()
        : Directory.Exists(AutohealStores.JournalDirectory(state)) ? FileJournal.OpenReader(AutohealStores.JournalDirectory(state))
        : throw ToolException.BadInput($"--state: there is no journal in '{state}'");

    private static async Task<int> RunAsync(string file, IJournalReader journal, CommandOutput output, CancellationToken cancellationToken)
    {
        var document = await PolicyFiles.LoadAsync(file, cancellationToken);
        var decisions = new List<ReplayedDecision>();
        await foreach (var decision in new PolicyReplay(journal).RunAsync(new PolicyTrial(document), cancellationToken))
        {
            decisions.Add(decision);
        }

        var changed = decisions.Where(decision => decision.Changed).ToArray();
        if (output.IsJson)
        {
            output.Json(PolicyReplayReport.Of(document, decisions), CliJsonContext.Default.PolicyReplayReport);
        }
        else
        {
            Print(decisions, changed, output);
        }

        return changed.Length == 0 ? ExitCodes.Success : ExitCodes.Negative;
    }

    private static string About(ReplayedDecision decision) =>
        $"{decision.Cause}{(decision.Summary.Length > 0 ? $": {decision.Summary}" : "")}{(decision.Environment is { } environment ? $", in {environment}" : "")}";

    private static void Print(List<ReplayedDecision> decisions, ReplayedDecision[] changed, CommandOutput output)
    {
        foreach (var decision in changed)
        {
            output.Line(FormattableString.Invariant($"{decision.IncidentId}  {decision.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC  {decision.Action} on {decision.Target}"), Tone.Heading);
            output.Line(TerminalText.Plain($"  about {About(decision)}"));
            output.Line($"  then  {decision.BeforeSentence}");
            output.Line($"  now   {decision.AfterSentence}", decision.After > decision.Before ? Tone.Bad : Tone.Waiting);
        }

        var lacking = decisions.Count(decision => decision.After is null);
        output.Line($"{decisions.Count} decisions, {changed.Length} would change{(lacking > 0 ? $", {lacking} are from before facts were kept" : "")}");
    }
}
