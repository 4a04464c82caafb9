using Autoheal.Catalogue;
using Autoheal.Incidents;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Reasoning;

namespace Autoheal.Opa.Tests;

/// <summary>Facts of a decision that nothing speaks against.</summary>
internal static class Facts
{
    public static PolicyInput Of(string name = "api", ActionRisk risk = ActionRisk.Medium, string environment = "staging", double? budget = 0.5) => new()
    {
        Now = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero),
        IncidentOpenedAt = new DateTimeOffset(2026, 6, 1, 11, 55, 0, TimeSpan.Zero),
        Action = new PlannedAction
        {
            Action = "rollout-undo",
            Version = 1,
            Risk = risk,
            Reversibility = Reversibility.SelfHealing,
            Target = new ResourceRef { ClusterId = "c1", Group = "apps", Kind = "Deployment", Namespace = "shop", Name = name },
            TargetFingerprint = "a",
            ResultFingerprint = "b",
            Changes = [],
            Compensation = new Compensation { Available = true, Description = "undo" },
            BlastRadius = new BlastRadius { Pods = 1, ServicePods = 4, Namespaces = ["shop"] },
            Effect = [],
            Harm = [],
            EffectDeadlineSeconds = 300,
        },
        Cause = new CauseCode("k8s.rollout.crash"),
        Confidence = double.NaN,
        Environment = environment,
        ErrorBudgetRemaining = budget,
    };
}
