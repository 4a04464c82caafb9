using System.CommandLine;
using System.CommandLine.Parsing;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;

namespace Autoheal.Cli.Clusters;

/// <summary>The options that say which cluster is asked, and about what.</summary>
internal sealed class ClusterOptions
{
    private readonly Option<string?> _kubeconfig = new("--kubeconfig")
    {
        Description = "The kubeconfig file; KUBECONFIG or kubectl's own by default.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _context = new("--context") { Description = "The context in it; the current one by default.", HelpName = "NAME" };
    private readonly Option<string?> _namespace = new("--namespace", "-n") { Description = "The namespace to look at; that of the context by default, all of a recording.", HelpName = "NAME" };
    private readonly Option<ResourceRef?> _scope = new("--scope")
    {
        Description = "One object to look at and what belongs to it, for instance Deployment/checkout/api.",
        HelpName = "KIND/NS/NAME",
        CustomParser = ParseScope,
    };
    private readonly Option<string?> _dump = new("--dump")
    {
        Description = "A recording instead of a cluster: a tree that 'kubectl cluster-info dump --output-directory' or 'kubectl get -o json|yaml' wrote.",
        HelpName = "DIR",
    };
    private readonly Option<string?> _logs = new("--logs") { Description = "A tree of log files that belong to the recording.", HelpName = "DIR" };
    private readonly Option<string?> _alert = new("--alert") { Description = "A file with the alert, as its sender posts it: says where to look, and since when.", HelpName = "FILE" };

    private readonly Option<string?> _metrics = new("--metrics") { Description = "A file with what Prometheus answered to (range) queries: its API's JSON.", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Options.Add(_kubeconfig);
        command.Options.Add(_context);
        command.Options.Add(_namespace);
        command.Options.Add(_scope);
        command.Options.Add(_dump);
        command.Options.Add(_logs);
        command.Options.Add(_alert);
        command.Options.Add(_metrics);
    }

    public ClusterSource Open(ParseResult parsed)
    {
        var (dump, logs) = (parsed.GetValue(_dump), parsed.GetValue(_logs));
        if (dump is null)
        {
            return logs is null
                ? ClusterSource.Running(KubernetesConnection.FromKubeconfig(parsed.GetValue(_kubeconfig), parsed.GetValue(_context)))
                : throw ToolException.BadInput("--logs belongs to a recording: give --dump, too");
        }

        return parsed.GetValue(_kubeconfig) is null && parsed.GetValue(_context) is null
            ? ClusterSource.Recorded(RecordedCluster.Open(dump, logs is null ? [] : [logs]))
            : throw ToolException.BadInput("--dump reads files: --kubeconfig and --context have no place beside it");
    }

    public IncidentScope Scope(ParseResult parsed, ClusterSource source)
    {
        var @object = parsed.GetValue(_scope);
        var named = parsed.GetValue(_namespace);
        if (named is not null && @object is { Namespace.Length: > 0 } && @object.Namespace != named)
        {
            throw ToolException.BadInput($"--namespace is '{named}', but --scope names an object of '{@object.Namespace}'");
        }

        return CaseScope.Of(named, @object, parsed.GetValue(_alert) is { } file ? AlertFile.Read(file) : [], source);
    }

    /// <summary>The metrics of a file; null when none is named.</summary>
    public MetricSet? Metrics(ParseResult parsed) => parsed.GetValue(_metrics) is { } file ? MetricFile.Read(file, "--metrics") : null;

    private static ResourceRef? ParseScope(ArgumentResult result)
    {
        var @object = ScopeText.Parse(result.Tokens.Count == 1 ? result.Tokens[0].Value : "", out var error);
        if (@object is null)
        {
            result.AddError(error);
        }

        return @object;
    }
}
