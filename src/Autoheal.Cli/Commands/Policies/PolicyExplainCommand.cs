using System.CommandLine;
using Autoheal.Cli.Output;
using Autoheal.Cli.Reports;
using Autoheal.Policy;
using Autoheal.Policy.Documents.Cases;

namespace Autoheal.Cli.Commands.Policies;

/// <summary><c>autoheal policy explain</c>.</summary>
internal static class PolicyExplainCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<string>("file") { Description = "A policy file, or with --test a file of policy tests.", HelpName = "FILE" };
        var test = new Option<string?>("--test") { Description = "Explains the decision on the facts of this test, or of every test whose name holds these words.", HelpName = "NAME" };
        var command = new Command(
            "explain", "Says a policy in plain sentences; with --test, a decision: the sentence, and what each policy and rule contributed. Exit code 0, or 2 when the file is wrong.")
        {
            file, test,
        };
        runner.Attach(command, (parsed, output, cancellationToken) => parsed.GetValue(test) is { } name
            ? ExplainDecisionAsync(parsed.GetValue(file)!, name, output, cancellationToken)
            : ExplainPolicyAsync(parsed.GetValue(file)!, output, cancellationToken));
        return command;
    }

    private static async Task<int> ExplainPolicyAsync(string file, CommandOutput output, CancellationToken cancellationToken)
    {
        var document = await PolicyFiles.LoadAsync(file, cancellationToken);
        if (output.IsJson)
        {
            output.Json(PolicyExplanationReport.Of(document), CliJsonContext.Default.PolicyExplanationReport);
            return ExitCodes.Success;
        }

        output.Line($"POLICY {document.Name}, version {document.Version}", Tone.Heading);
        foreach (var sentence in document.Explain())
        {
            output.Line($"- {sentence}");
        }

        return ExitCodes.Success;
    }

    private static async Task<int> ExplainDecisionAsync(string file, string name, CommandOutput output, CancellationToken cancellationToken)
    {
        var (trial, cases) = await PolicyFiles.LoadTestsAsync(file, cancellationToken);
        var results = cases.Where(test => test.Name.Contains(name, StringComparison.OrdinalIgnoreCase)).Select(test => test.Run(trial)).ToArray();
        if (results.Length == 0)
        {
            throw ToolException.BadInput($"--test: no test is called '{name}'; there are: {string.Join("; ", cases.Select(test => test.Name))}");
        }

        if (output.IsJson)
        {
            output.Json(PolicyExplanationReport.Of(trial.Document, results), CliJsonContext.Default.PolicyExplanationReport);
            return ExitCodes.Success;
        }

        foreach (var result in results)
        {
            Print(result, output);
        }

        return ExitCodes.Success;
    }

    private static void Print(PolicyCaseResult result, CommandOutput output)
    {
        var (input, decision) = (result.Input, result.Decision);
        output.Line(result.Case.Name, Tone.Heading);
        output.Line(FormattableString.Invariant(
            $"FACTS    {input.Action.Action} ({input.Action.Risk.ToString().ToLowerInvariant()} risk) on {input.Action.Target} in {input.Environment}, against {input.Cause}, confidence {input.Confidence?.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture) ?? "not known"}, {input.Now:yyyy-MM-dd HH:mm} UTC"));
        output.Line($"DECISION {decision.Sentence}", decision.Verdict == Verdict.Allow ? Tone.Good : decision.Verdict == Verdict.Deny ? Tone.Bad : Tone.Waiting);
        foreach (var reason in decision.Reasons)
        {
            var said = reason.Verdict switch
            {
                Verdict.Allow => "allows",
                Verdict.RequireApproval => "asks",
                Verdict.Deny => "denies",
                _ => "has nothing against it",
            };
            output.Line($"  {reason.Policy} {said}{(reason.Reason.Length > 0 ? ": " + reason.Reason : "")}");
        }

        if (decision.Approval is { } approval)
        {
            output.Line($"APPROVAL {approval.Quorum} of the roles {string.Join(", ", approval.Roles)}, within {approval.ExpiresAfterSeconds / 60} minutes");
        }

        foreach (var obligation in decision.Obligations)
        {
            output.Line($"WITH     {obligation.Kind} {string.Join(", ", obligation.Parameters.Select(pair => $"{pair.Key}={pair.Value}"))}");
        }

        output.Line("");
    }
}
