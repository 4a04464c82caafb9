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
        ["diagnose"] = ["autoheal diagnose", "autoheal diagnose --namespace checkout", "autoheal diagnose --scope Deployment/checkout/api --format json", "autoheal diagnose --dump dump/ --alert alert.json --metrics range.json"],
        ["evaluate"] = ["autoheal evaluate incidents/", "autoheal evaluate incidents/ --only 'checkout-*' --format json"],
        ["explain"] = ["autoheal explain", "autoheal explain k8s.image.not-found", "autoheal explain k8s.image.not-found --format json"],
        ["plan"] = ["autoheal plan --namespace checkout", "autoheal plan --kubeconfig ~/.kube/config --context staging --scope Deployment/checkout/api"],
        ["incidents"] = ["autoheal incidents", "AUTOHEAL_URL=https://autoheal.example autoheal incidents --format json"],
        ["approve"] = ["autoheal approve INC-7.1", "autoheal approve INC-7.1 --plan-hash 9f3c2a1b --reason \"seen, go\""],
        ["reject"] = ["autoheal reject INC-7.1 --reason \"we are on it\""],
        ["revoke"] = ["autoheal revoke INC-7.1", "autoheal grants revoke GRT-3"],
        ["take"] = ["autoheal take INC-7 --reason \"I am on it\""],
        ["hold"] = ["autoheal hold INC-7", "autoheal hold INC-7 --for 45m --reason \"deploy running\""],
        ["release"] = ["autoheal release INC-7"],
        ["undo"] = ["autoheal undo INC-7", "autoheal undo INC-7 INC-7/1 --reason \"the old limit was right\""],
        ["pursue"] = ["autoheal pursue INC-7 2", "autoheal pursue INC-7 2 --diagnosis 12"],
        ["grants"] = ["autoheal grants list", "autoheal grants give rollout-undo Deployment/checkout/api --for 2h", "autoheal grants revoke GRT-3"],
        ["list"] = ["autoheal grants list", "autoheal grants list --format json"],
        ["give"] = ["autoheal grants give rollout-undo Deployment/checkout/api --for 2h --reason \"release night\""],
        ["autonomy"] = ["autoheal autonomy", "autoheal autonomy --shadow", "autoheal autonomy --format json"],
        ["autonomy demote"] = ["autoheal autonomy demote scale --reason \"two wrong guesses\"", "autoheal autonomy demote 'rollout-*' --environment staging --service checkout/api --reason test --lift"],
        ["kill"] = ["autoheal kill stop --reason \"release night\"", "autoheal kill halt", "autoheal kill resume"],
        ["health"] = ["autoheal health deployment.yaml", "kubectl get all --all-namespaces -o json | autoheal health -"],
        ["match"] = ["autoheal logs match --rules rules/ app.log", "autoheal logs match --rules rules/ --format json *.log"],
        ["patterns"] = ["autoheal logs patterns app.log", "autoheal logs patterns --format json app.log"],
        ["verify"] = ["autoheal audit verify ~/.local/share/autoheal"],
        ["actions"] = ["autoheal actions", "autoheal actions --format json"],
        ["policy"] = ["autoheal policy check policy.yaml", "autoheal policy explain policy.yaml", "autoheal policy test policy.test.yaml"],
        ["policy explain"] = ["autoheal policy explain policy.yaml", "autoheal policy explain policy.test.yaml --test \"peak hours\""],
        ["policy check"] = ["autoheal policy check policy.yaml", "autoheal policy check policy.yaml --format json", "autoheal policy check --schema > policy.schema.json"],
        ["policy test"] = ["autoheal policy test policy.test.yaml", "autoheal policy test policy.test.yaml --format json"],
        ["policy replay"] = ["autoheal policy replay policy.yaml", "autoheal policy replay policy.yaml --state /var/lib/autoheal --format json"],
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
            var command = parseResult.CommandResult.Command;
            var parent = command.Parents.FirstOrDefault()?.Name;
            if (Texts.TryGetValue($"{parent} {command.Name}", out var examples) || Texts.TryGetValue(command.Name, out examples))
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
