using Autoheal.Core.Tests.Doubles;
using Autoheal.Policy;
using Autoheal.Policy.Documents;

namespace Autoheal.Core.Tests.Policy.Documents;

/// <summary>Documents on trial: whatever their rules say of <see cref="Input"/> decides, because everything else has nothing against it.</summary>
internal static class Trials
{
    public const string Head = """
        apiVersion: autoheal/policy/v1
        name: trial
        settings: { allowedNamespaces: ["*"], unattendedActionsPerHour: 100, approverRoles: [oncall, senior] }
        environments: [{ name: staging, namespaces: [checkout] }]

        """;

    public static PolicyInput Input { get; } = Samples.Input with { WorkloadActions = [], ClusterActions = [] };

    public static PolicyTrial Of(string body) => new(Document(Head + body));

    public static PolicyDocument Document(string yaml)
    {
        var reading = PolicyDocument.Read(yaml, "trial.yaml");
        Assert.Empty(reading.Errors);
        return reading.Document!;
    }

    public static PolicyDecision Decide(string body, PolicyInput? input = null) => Of(body).Decide(input ?? Input);

    public static string[] Errors(string yaml) => [.. PolicyDocument.Read(yaml, "p.yaml").Errors.Select(error => error.ToString())];
}
