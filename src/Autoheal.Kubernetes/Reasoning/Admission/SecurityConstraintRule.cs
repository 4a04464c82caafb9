using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Quotas;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>Pods are refused because no SecurityContextConstraints that their ServiceAccount may use admit them (taxonomy row 7 on OpenShift).</summary>
internal sealed class SecurityConstraintRule : IDiagnosticRule
{
    private static readonly string[] s_fields =
    [
        "runAsUser", "runAsNonRoot", "fsGroup", "supplementalGroups", "privileged", "allowPrivilegeEscalation", "hostNetwork", "hostPID", "hostIPC", "hostPort",
        "hostPath", "capabilities.add", "capabilities", "seLinuxOptions", "seccomp", "readOnlyRootFilesystem",
    ];

    public string Name => "security-constraint";

    public IReadOnlyList<CauseDescription> Causes { get; } = [AdmissionCauses.PodSecurity];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Refusals.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var refusal in model.Refusals)
        {
            if (refusal.Answer.Contains("unable to validate against any security context constraint"))
            {
                yield return Describe(model, refusal);
            }
        }
    }

    private static Finding Describe(ClusterModel model, CreationRefusal refusal)
    {
        var target = model.Reference(refusal.Blamed);
        var broken = s_fields.Where(field => refusal.Answer.ContainsAny($".{field}:", $".{field}[", $"securityContext.{field}")).Take(3).ToArray();
        var words = broken.Length == 0 ? "its securityContext" : string.Join(", ", broken);
        var checks = new CheckList(model);
        RefusalChecks.AddAnswer(checks, refusal, $"no security context constraint admits {words}", 0.85);
        var good = LastGoodTemplate.Of(model, refusal.Blamed);
        good?.AddChange(checks, 0.3, TemplateChangeKind.Security);
        return new Finding
        {
            Cause = AdmissionCauses.PodSecurity.Code,
            Object = target,
            Title = $"no security context constraint (SCC) admits pods of {refusal.Blamed.Name}: {words}",
            Summary = $"New pods of {refusal.Blamed.Resource.Kind} {refusal.Blamed.Name} are refused (FailedCreate): no SecurityContextConstraints that ServiceAccount "
                + $"{refusal.Template.ServiceAccount} may use admit {words}.",
            Checks = checks.Checks,
            Explains = [target, model.Reference(refusal.Maker)],
            Since = good?.RolledOutAt ?? refusal.Since,
            Remedies = good?.Changed(TemplateChangeKind.Security) ?? false ? [good.Undo(target)] : [],
        };
    }
}
