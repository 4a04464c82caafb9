using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Quotas;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>Pods are refused because they do not meet the pod security level of their namespace (taxonomy row 7).</summary>
internal sealed class PodSecurityRule : IDiagnosticRule
{
    private const string Label = "pod-security.kubernetes.io/enforce";

    public string Name => "pod-security";

    public IReadOnlyList<CauseDescription> Causes { get; } = [AdmissionCauses.PodSecurity];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Refusals.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var refusal in model.Refusals)
        {
            if (refusal.Answer.Contains("violates PodSecurity"))
            {
                yield return Describe(model, refusal);
            }
        }
    }

    private static Finding Describe(ClusterModel model, CreationRefusal refusal)
    {
        var target = model.Reference(refusal.Blamed);
        var @namespace = model.Namespaces.Find("", refusal.Maker.Namespace).Value;
        var level = @namespace?.EnforcedSecurity is "baseline" or "restricted" ? @namespace.EnforcedSecurity
            : refusal.Answer.Contains("PodSecurity \"baseline") ? "baseline" : "restricted";
        var broken = SecurityDemands.Broken(refusal.Answer);
        var checks = new CheckList(model);
        RefusalChecks.AddAnswer(checks, refusal, $"violates PodSecurity {level}: {broken}", 0.75);
        AddLevel(checks, @namespace);
        var good = LastGoodTemplate.Of(model, refusal.Blamed);
        good?.AddChange(checks, 0.3, TemplateChangeKind.Security);
        return new Finding
        {
            Cause = AdmissionCauses.PodSecurity.Code,
            Object = target,
            Title = $"pods of {refusal.Blamed.Name} violate PodSecurity {level} of namespace {refusal.Maker.Namespace}",
            Summary = $"New pods of {refusal.Blamed.Resource.Kind} {refusal.Blamed.Name} are refused (FailedCreate): namespace {refusal.Maker.Namespace} "
                + $"enforces PodSecurity {level}, and the template breaks it: {broken}.",
            Checks = checks.Checks,
            Explains = [target, model.Reference(refusal.Maker)],
            Since = good?.RolledOutAt ?? refusal.Since,
            Remedies = good?.Changed(TemplateChangeKind.Security) ?? false ? [good.Undo(target)] : [],
        };
    }

    private static void AddLevel(CheckList checks, Namespace? @namespace)
    {
        if (@namespace is null)
        {
            checks.NotObserved(0.6, "the level that the namespace enforces");
        }
        else if (@namespace.EnforcedSecurity is { } enforced and not "privileged")
        {
            checks.Supports(0.6, $"namespace {@namespace.Name} is labelled {Label}={enforced}", checks.Declared(@namespace, "label." + Label, enforced));
        }
        else
        {
            // A server may be set up to enforce a level where no label does.
            checks.Refutes(0.3, $"namespace {@namespace.Name} has no label {Label}", checks.Declared(@namespace, "label." + Label, "absent"));
        }
    }
}
