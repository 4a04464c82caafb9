using System.CommandLine;
using System.CommandLine.Parsing;
using Autoheal.Catalogue;
using Autoheal.Cli.Clusters;
using Autoheal.Cli.Commands.Policies;
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

    private readonly Option<bool> _rolesOnly = new("--roles-only") { Description = "Leaves the admission policies out, which servers before 1.30 do not know." };

    private readonly Option<string?> _policy = new("--policy")
    {
        Description = "A policy file: what it rules out whatever the circumstances is not granted, and refused by an admission policy, too.",
        HelpName = "FILE",
    };

    private RbacCommand() => _namespace.Validators.Add(CheckNamespace);

    public static Command Create(CommandRunner runner)
    {
        var rbac = new RbacCommand();
        var command = new Command(
            "rbac",
            "Prints what a cluster has to grant, and no more: two identities (one reads, one acts), their roles, and admission policies that refuse everything else to the acting one (Kubernetes 1.30+). For kubectl apply -f -.")
        {
            rbac._actions, rbac._namespace, rbac._rolesOnly, rbac._policy,
        };
        runner.Attach(command, rbac.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CommandOutput output, CancellationToken cancellationToken)
    {
        var policy = parsed.GetValue(_policy) is { } file ? await PolicyFiles.LoadAsync(file, cancellationToken) : null;
        var access = KubernetesAccess.For(
            Choose(parsed.GetValue(_actions)).Where(action => policy?.NeverAllows(action.Name) != true),
            parsed.GetValue(_namespace) ?? "",
            admission: !parsed.GetValue(_rolesOnly),
            policy is null ? null : new AccessLimits
            {
                AllowedNamespaces = policy.AllowedNamespaces,
                ProtectedNamespaces = policy.ProtectedNamespaces,
                UntouchableKinds = policy.NeverTouchedKinds,
            });
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

        return ExitCodes.Success;
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
