using Autoheal.Incidents;
using Autoheal.Kubernetes.Policy;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Reasoning;
using Microsoft.Extensions.Options;

namespace Autoheal.Kubernetes.Tests.Policy;

public class OwnNamespacePolicyTests
{
    [Theory]
    [InlineData("autoheal", "autoheal", "autoheal", Verdict.Deny)]
    [InlineData("autoheal", "checkout", "autoheal", Verdict.Deny)]
    [InlineData("autoheal", "checkout", "checkout", null)]
    [InlineData(null, "checkout", "checkout", null)]
    [InlineData(null, "", "", null)]
    public void Evaluate_TargetOrReachInTheOwnNamespace_Denies(string? own, string target, string reach, Verdict? verdict)
    {
        var policy = new OwnNamespacePolicy(Options.Create(new KubernetesOptions { OwnNamespace = own }));

        Assert.Equal(verdict, policy.Evaluate(Input(target, reach)).Verdict);
    }

    private static PolicyInput Input(string target, string reach) => new()
    {
        Now = DateTimeOffset.UnixEpoch,
        IncidentOpenedAt = DateTimeOffset.UnixEpoch,
        Cause = new CauseCode("k8s.rollout.crash"),
        Action = new PlannedAction
        {
            Action = "rollout-undo",
            Version = 1,
            Target = new ResourceRef { Kind = "Deployment", Namespace = target, Name = "api", Uid = "u" },
            TargetFingerprint = "before",
            ResultFingerprint = "after",
            Changes = [],
            Compensation = new Compensation { Available = true, Description = "puts it back" },
            BlastRadius = new BlastRadius { Pods = 1, ServicePods = 4, Namespaces = [reach] },
            Effect = [],
            Harm = [],
            EffectDeadlineSeconds = 300,
        },
    };
}
