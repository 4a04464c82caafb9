using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Autoheal.Cli;

/// <summary>Prints a command's examples below its help.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, string[]> Texts = new(StringComparer.Ordinal)
    {
        ["autoheal"] = ["autoheal demo", "autoheal demo --list", "autoheal diagnose --namespace checkout", "autoheal incidents --format json"],
        ["demo"] = ["autoheal demo", "autoheal demo --list", "autoheal demo --scenario wrong-first-guess --seed 7", "autoheal demo --scenario healthy --format json"],
        ["sim"] = ["autoheal sim --scenario bad-rollout --kubeconfig-out /tmp/simulated", "KUBECONFIG=/tmp/simulated kubectl get pods --all-namespaces"],
        ["diagnose"] = ["autoheal diagnose", "autoheal diagnose --namespace checkout", "autoheal diagnose --scope Deployment/checkout/api --format json"],
        ["plan"] = ["autoheal plan --namespace checkout", "autoheal plan --kubeconfig ~/.kube/config --context staging --scope Deployment/checkout/api"],
        ["incidents"] = ["autoheal incidents", "AUTOHEAL_URL=https://autoheal.example autoheal incidents --format json"],
        ["approve"] = ["autoheal approve INC-7.1", "autoheal approve INC-7.1 --plan-hash 9f3c2a1b --reason \"seen, go\""],
        ["reject"] = ["autoheal reject INC-7.1 --reason \"we are on it\""],
        ["kill"] = ["autoheal kill stop --reason \"release night\"", "autoheal kill halt", "autoheal kill resume"],
        ["health"] = ["autoheal health deployment.yaml", "kubectl get all --all-namespaces -o json | autoheal health -"],
        ["match"] = ["autoheal logs match --rules rules/ app.log", "autoheal logs match --rules rules/ --format json *.log"],
        ["patterns"] = ["autoheal logs patterns app.log", "autoheal logs patterns --format json app.log"],
        ["verify"] = ["autoheal audit verify ~/.local/share/autoheal"],
        ["actions"] = ["autoheal actions", "autoheal actions --format json"],
        ["rbac"] =
        [
            "autoheal rbac | kubectl apply -f -", "autoheal rbac --actions rollout-undo,scale --namespace checkout | kubectl apply -f -", "autoheal rbac --actions all --format json",
        ],
        ["show"] = ["autoheal audit show INC-7", "autoheal audit show INC-7 --format json"],
    };

    /// <summary>The help option, whose help ends with the examples of its command.</summary>
    public static HelpOption CreateHelp()
    {
        var option = new HelpOption();
        option.Action = new HelpWithExamples((HelpAction)option.Action!);
        return option;
    }

    private sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var result = help.Invoke(parseResult);
            if (Texts.TryGetValue(parseResult.CommandResult.Command.Name, out var examples))
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var example in examples)
                {
                    output.WriteLine($"  {example}");
                }
            }

            return result;
        }
    }
}
