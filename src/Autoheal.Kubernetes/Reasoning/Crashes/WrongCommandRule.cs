using System.Text.RegularExpressions;
using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>A container's command does not exist or may not be run (taxonomy row 44): exit codes 127 and 126, or an error of the runtime.</summary>
internal sealed partial class WrongCommandRule : IDiagnosticRule
{
    public string Name => "container-command";

    public IReadOnlyList<CauseDescription> Causes { get; } = [CrashCauses.Command];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash, TroubleKind.NotStarted))
        {
            if (evidence.First.Container is { } container && Words(container) is { } words)
            {
                yield return Describe(evidence, container, words);
            }
        }
    }

    /// <summary>What is wrong with the command in closed words; null when nothing speaks of it.</summary>
    private static string? Words(ContainerStatus container)
    {
        var end = container.LastEnd;
        var message = end is { Message.IsEmpty: false } ? end.Message : container.Current.Message;
        var notStarted = end is { Reason: "StartError" or "ContainerCannotRun" } || container.Current.Reason is "RunContainerError" or "CreateContainerError";
        if (message.ContainsAny("exec format error", "memory limit too low"))
        {
            return null;
        }

        if (notStarted)
        {
            return message.ContainsAny("executable file not found", "no such file or directory") ? "executable file not found"
                : message.Contains("permission denied") ? "permission denied"
                : message.Contains("no command specified") ? "no command specified"
                : message.Contains("is a directory") ? "is a directory"
                : end is { ExitCode: 127 or 128 } && message.Contains("exec") ? "cannot be executed"
                : null;
        }

        return end switch
        {
            { ExitCode: 127 } => "command not found",
            { ExitCode: 126 } => "command cannot be executed",
            _ => null,
        };
    }

    private static Finding Describe(WorkloadEvidence evidence, ContainerStatus container, string words)
    {
        var checks = new CheckList(evidence.Model);
        var exit = container.LastEnd?.ExitCode ?? 0;
        CrashChecks.AddSymptom(checks, evidence, exit is 126 or 127 or 128 || container.Current.Reason.Length > 0 && exit == 0 ? 0.75 : 0.5);
        if (container.LastEnd is { Reason: "StartError" or "ContainerCannotRun" } || container.Current.Reason is "RunContainerError" or "CreateContainerError")
        {
            checks.Supports(0.8, $"the runtime says: {words}", checks.Untrusted(evidence.First.Pod, "container.start", words, "api"));
        }

        if (exit is 126 or 127 or 128)
        {
            CrashChecks.AddExit(checks, evidence, 0.3, words);
        }

        AddCommand(checks, evidence);
        RolloutChecks.AddRelease(checks, evidence, "failure");
        var program = evidence.Spec is { Program.Length: > 0 } spec ? $" {spec.Program}" : Named(container);
        return new Finding
        {
            Cause = CrashCauses.Command.Code,
            Object = evidence.Target,
            Title = $"Container {container.Name} cannot run its command{program}: {words}",
            Summary = $"The command{program} of container {container.Name} in {evidence.Name} fails: {words} (exit code {exit}, {evidence.First.Reason}); "
                + $"image {evidence.Spec?.Image ?? "unknown"}.",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = evidence.Undo(),
        };
    }

    private static void AddCommand(CheckList checks, WorkloadEvidence evidence)
    {
        if (evidence.FindChange(IsOfCommand) is not null)
        {
            RolloutChecks.AddChange(checks, evidence, 0.4, "template.command", IsOfCommand);
        }
        else if (evidence.Spec is { Program.Length: > 0 } spec)
        {
            checks.Supports(0.2, $"it is told to run {spec.Program}", checks.Declared(evidence.Declarer, "container.command", spec.Program));
        }
    }

    // Of what the runtime says only a path gets in, and only when no command is declared: the image has one of its own then.
    private static string Named(ContainerStatus container)
    {
        var message = container.LastEnd is { Message.IsEmpty: false } end ? end.Message : container.Current.Message;
        return message.Match(Program()) is { Success: true } match ? $" {match.Groups["program"].Value}" : "";
    }

    [GeneratedRegex(@"exec: ""(?<program>[A-Za-z0-9_./+-]{1,80})"": ", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Program();

    private static bool IsOfCommand(TemplateChange change) => change.Kind is TemplateChangeKind.Command or TemplateChangeKind.Image or TemplateChangeKind.Container;
}
