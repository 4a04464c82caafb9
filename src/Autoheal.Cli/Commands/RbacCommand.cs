using System.CommandLine;
using System.CommandLine.Parsing;
using Autoheal.Catalogue;
using Autoheal.Cli.Clusters;
using Autoheal.Cli.Output;
using Autoheal.Cli.Reports;
using Autoheal.Kubernetes.Access;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal rbac</c>.</summary>
internal sealed class RbacCommand
{
    private const string AllActions = "all";
    private const int LongestNamespace = 63;

    private readonly Option<string?> _actions = new("--actions")
    {
        Description = "The actions, joined by commas; 'all' for every one; diagnosis alone when left out.",
        HelpName = "A,B",
    };
    private readonly Option<string?> _namespace = new("--namespace", "-n")
    {
        Description = "The only namespace to work in; all when left out.",
        HelpName = "NAMESPACE",
    };

    private RbacCommand() => _namespace.Validators.Add(CheckNamespace);

    public static Command Create(CommandRunner runner)
    {
        var rbac = new RbacCommand();
        var command = new Command(
            "rbac",
            "Prints what a cluster has to grant, and no more: two identities (one reads, one acts), their roles, and admission policies that refuse everything else to the acting one (Kubernetes 1.30+). For kubectl apply -f -.")
        {
            rbac._actions, rbac._namespace,
        };
        runner.Attach(command, rbac.RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CommandOutput output, CancellationToken cancellationToken)
    {
        var access = KubernetesAccess.For(Choose(parsed.GetValue(_actions)), parsed.GetValue(_namespace) ?? "");
        if (output.IsJson)
        {
            output.Json(RbacReport.Of(access), CliJsonContext.Default.RbacReport);
        }
        else
        {
            foreach (var line in access.ToYaml().TrimEnd('\n').Split('\n'))
            {
                output.Line(line);
            }
        }

        return Task.FromResult(ExitCodes.Success);
    }

    private static IReadOnlyList<ActionDescriptor> Choose(string? names)
    {
        var known = KnownActions.Read().Descriptors;
        if (names is null or AllActions)
        {
            return names is null ? [] : known;
        }

        return [.. names.Split(',', StringSplitOptions.TrimEntries).Distinct().Select(name =>
            known.FirstOrDefault(action => action.Name == name) ?? throw ToolException.BadInput(
                $"--actions: no action is called '{TerminalText.Plain(name)}'; known: {string.Join(", ", known.Select(action => action.Name))}"))];
    }

    private static void CheckNamespace(OptionResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        var right = text.Length is > 0 and <= LongestNamespace && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        if (!right)
        {
            result.AddError($"--namespace must be the name of a namespace, but is '{TerminalText.Plain(text)}'");
        }
    }
}
