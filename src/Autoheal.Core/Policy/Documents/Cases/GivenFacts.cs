using Autoheal.Catalogue;
using Autoheal.Incidents;
using Autoheal.Planning;
using Autoheal.Reasoning;

namespace Autoheal.Policy.Documents.Cases;

/// <summary>Reads the facts that a test gives. What it leaves out speaks for the action; what it calls missing is missing.</summary>
internal static class GivenFacts
{
    private static readonly DateTimeOffset s_noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static PolicyInput Read(DocumentNode given, PolicyTrial trial)
    {
        var missing = (given.Texts("missing") ?? []).ToHashSet(StringComparer.Ordinal);
        var action = ReadAction(given);
        var cluster = given.Text("cluster") ?? "";
        var now = given.Instant("now") ?? s_noon;
        var environment = given.Text("environment") ?? trial.EnvironmentOf(cluster, action.Target.Namespace);
        var recent = given.Items("recent").Select((item, index) => (Elsewhere: item.Text("elsewhere") == "true", Action: ReadRecent(item, index, action, now))).ToArray();
        return new PolicyInput
        {
            Now = now,
            IncidentOpenedAt = now - TimeSpan.FromMinutes(5),
            Cluster = cluster,
            Action = action,
            Cause = CauseOf(given.Text("cause") ?? "k8s.rollout.crash"),
            Confidence = Unless("confidence", given.Number("confidence") ?? 0.95),
            Status = Unless("status", Word(given.Text("status"), HypothesisStatus.Supported)),
            Environment = environment,
            Control = Unless("control", Word(given.Text("control"), ControlMode.Running)),
            ActionsOnWorkloadLastHour = Unless("onWorkloadLastHour", given.Whole("onWorkloadLastHour") ?? 0),
            UnattendedActionsLastHour = Unless("unattendedLastHour", given.Whole("unattendedLastHour") ?? 0),
            TargetUnhealthy = Unless("unhealthy", given.Text("unhealthy") != "false"),
            NamespaceBound = Unless("namespaceBound", given.Text("namespaceBound") != "false"),
            LastChangeByPerson = given.Text("changedByPerson") == "true" ? new ObjectChange { Manager = "kubectl", At = now } : null,
            Contradictions = missing.Contains("contradictions") ? null : [.. (given.Texts("contradictions") ?? []).Select(CauseOf)],
            WorkloadActions = missing.Contains("recent") ? null : [.. recent.Where(entry => !entry.Elsewhere).Select(entry => entry.Action)],
            ClusterActions = missing.Contains("recent") ? null : [.. recent.Select(entry => entry.Action)],
            TargetLabels = given["labels"].Exists ? given.Map("labels") : null,
            ErrorBudgetRemaining = given.Share("errorBudget"),
            AddedCostPerHour = given.Number("addedCost"),
            IsNewVersion = given.Text("newVersion") == "true",
            Autonomy = Unless("autonomy", Least(Word(given.Text("autonomy"), AutonomyLevel.Autonomous), trial.Document.CeilingOf(action.Action, environment, action.Target))),
        };

        T? Unless<T>(string fact, T value)
            where T : struct => missing.Contains(fact) ? null : value;
    }

    private static AutonomyLevel Least(AutonomyLevel earned, AutonomyLevel ceiling) => earned < ceiling ? earned : ceiling;

    private static PlannedAction ReadAction(DocumentNode given)
    {
        var target = new ResourceRef
        {
            ClusterId = "trial",
            Kind = given.Text("kind") ?? "Deployment",
            Namespace = given.Text("namespace") ?? "shop",
            Name = given.Text("name") ?? "api",
        };
        var reversibility = Word(given.Text("reversibility"), Reversibility.Exact);
        return new PlannedAction
        {
            Action = given.Text("action") ?? "",
            Version = 1,
            Risk = Word(given.Text("risk"), ActionRisk.Medium),
            Reversibility = reversibility,
            Target = target,
            TargetFingerprint = "",
            ResultFingerprint = "",
            Changes = [],
            Compensation = new Compensation { Available = reversibility == Reversibility.Exact, Description = "" },
            BlastRadius = new BlastRadius { Pods = given.Whole("pods") ?? 1, ServicePods = given.Whole("servicePods") ?? 10, Namespaces = [target.Namespace] },
            Effect = [],
            Harm = [],
            EffectDeadlineSeconds = 300,
            Stages = given.Text("divisible") == "true" ? [new PlannedStage { Summary = "one part", ResultFingerprint = "" }] : null,
        };
    }

    private static RecentAction ReadRecent(DocumentNode item, int index, PlannedAction action, DateTimeOffset now) => new()
    {
        At = now - (item.Duration("ago") ?? TimeSpan.Zero),
        IntentId = $"given/{index}",
        Action = item.Text("action") ?? "",
        Target = action.Target with
        {
            Kind = item.Text("kind") ?? action.Target.Kind,
            Namespace = item.Text("namespace") ?? action.Target.Namespace,
            Name = item.Text("name") ?? action.Target.Name,
        },
    };

    /// <summary>A test may name a cause as it likes; what is none is the cause that nothing is known about.</summary>
    private static CauseCode CauseOf(string text)
    {
        try
        {
            return new CauseCode(text);
        }
        catch (ArgumentException)
        {
            return default;
        }
    }

    private static T Word<T>(string? word, T otherwise)
        where T : struct, Enum =>
        word is not null && Enum.TryParse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) ? value : otherwise;
}
