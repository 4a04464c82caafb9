using System.CommandLine;
using System.CommandLine.Parsing;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;

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
    private readonly Option<string?> _namespace = new("--namespace", "-n") { Description = "The namespace to look at; that of the context by default.", HelpName = "NAME" };
    private readonly Option<ResourceRef?> _scope = new("--scope")
    {
        Description = "One object to look at and what belongs to it, for instance Deployment/checkout/api.",
        HelpName = "KIND/NS/NAME",
        CustomParser = ParseScope,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_kubeconfig);
        command.Options.Add(_context);
        command.Options.Add(_namespace);
        command.Options.Add(_scope);
    }

    public KubernetesConnection Connect(ParseResult parsed) =>
        KubernetesConnection.FromKubeconfig(parsed.GetValue(_kubeconfig), parsed.GetValue(_context));

    public IncidentScope Scope(ParseResult parsed, KubernetesConnection connection)
    {
        var @object = parsed.GetValue(_scope);
        var named = parsed.GetValue(_namespace);
        if (named is not null && @object is { Namespace.Length: > 0 } && @object.Namespace != named)
        {
            throw ToolException.BadInput($"--namespace is '{named}', but --scope names an object of '{@object.Namespace}'");
        }

        var @namespace = @object is { Namespace.Length: > 0 } ? @object.Namespace : named ?? connection.DefaultNamespace ?? "default";
        return new IncidentScope { Namespaces = [@namespace], Resources = @object is null ? [] : [@object] };
    }

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
