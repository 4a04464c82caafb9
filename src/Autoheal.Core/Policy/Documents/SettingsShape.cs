using static Autoheal.Policy.Documents.ValueKind;

namespace Autoheal.Policy.Documents;

/// <summary>The limits of the built-in policies, as a document sets them, and how they are applied.</summary>
internal static class SettingsShape
{
    public static readonly Section Settings = new("settings",
    [
        new("clusters", Pattern, "For these clusters only; for all when left out.") { Several = true },
        new("allowedNamespaces", Pattern, "Where actions may run at all; '*' means everywhere but in protected ones.") { Several = true },
        new("protectedNamespaces", Pattern, "Where none ever runs; added to the configured ones.") { Several = true },
        new("allowedClusterKinds", Pattern, "Kinds outside any namespace on which actions may run with approval.") { Several = true },
        new("neverActCauses", Pattern, "Causes on which nothing acts; added to the configured ones.") { Several = true },
        new("actConfidence", Number, "Below this a person decides.") { Least = 0.5, Most = 1 },
        new("mediumRiskConfidence", Number, "Below this an action of medium or higher risk needs approval.") { Least = 0.5, Most = 1 },
        new("actionsPerWorkloadPerHour", Whole, "Actions that one workload may see within an hour.") { Least = 1, Most = 100 },
        new("unattendedActionsPerHour", Whole, "Actions within an hour that no person approved.") { Least = 0, Most = 1000 },
        new("maxPods", Whole, "Pods that one action may touch.") { Least = 1, Most = 10_000 },
        new("unattendedPodShare", Share, "Share of a service's pods above which an action needs approval."),
        new("approverRoles", Name, "Roles of which an approver must hold one.") { Several = true },
        new("productionQuorum", Whole, "How many people approve in production.") { Least = 1, Most = 10 },
        new("highRiskQuorum", Whole, "How many people approve an action of high or destructive risk.") { Least = 1, Most = 10 },
        new("approvalExpiry", Duration, "How long a request stands.") { Least = 60, Most = 86_400 },
    ]);

    /// <summary>The configured limits with what the document says instead. Lists that protect only grow.</summary>
    public static PolicyOptions Apply(DocumentNode settings, PolicyOptions configured)
    {
        var options = new PolicyOptions
        {
            Environment = configured.Environment,
            ActConfidence = settings.Number("actConfidence") ?? configured.ActConfidence,
            MediumRiskConfidence = settings.Number("mediumRiskConfidence") ?? configured.MediumRiskConfidence,
            ActionsPerWorkloadPerHour = settings.Whole("actionsPerWorkloadPerHour") ?? configured.ActionsPerWorkloadPerHour,
            UnattendedActionsPerHour = settings.Whole("unattendedActionsPerHour") ?? configured.UnattendedActionsPerHour,
            MaxPods = settings.Whole("maxPods") ?? configured.MaxPods,
            UnattendedPodShare = settings.Share("unattendedPodShare") ?? configured.UnattendedPodShare,
            ProductionQuorum = settings.Whole("productionQuorum") ?? configured.ProductionQuorum,
            HighRiskQuorum = settings.Whole("highRiskQuorum") ?? configured.HighRiskQuorum,
            ApprovalExpiry = settings.Duration("approvalExpiry") ?? configured.ApprovalExpiry,
        };
        Replace(options.AllowedNamespaces, settings.Texts("allowedNamespaces") ?? configured.AllowedNamespaces);
        Replace(options.AllowedClusterKinds, settings.Texts("allowedClusterKinds") ?? configured.AllowedClusterKinds);
        Replace(options.ApproverRoles, settings.Texts("approverRoles") ?? configured.ApproverRoles);
        Replace(options.ProtectedNamespaces, configured.ProtectedNamespaces.Union(settings.Texts("protectedNamespaces") ?? []));
        Replace(options.NeverActCauses, configured.NeverActCauses.Union(settings.Texts("neverActCauses") ?? []));
        foreach (var (@namespace, environment) in configured.Environments)
        {
            options.Environments[@namespace] = environment;
        }

        return options;
    }

    private static void Replace(IList<string> list, IEnumerable<string> values)
    {
        var given = values.ToArray();
        list.Clear();
        foreach (var value in given)
        {
            list.Add(value);
        }
    }
}
