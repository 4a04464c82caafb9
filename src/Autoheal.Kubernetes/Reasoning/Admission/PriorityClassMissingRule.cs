using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Quotas;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>Pods are refused because their PriorityClass does not exist.</summary>
internal sealed class PriorityClassMissingRule : IDiagnosticRule
{
    public string Name => "priorityclass-missing";

    public IReadOnlyList<CauseDescription> Causes { get; } = [AdmissionCauses.PriorityClassMissing];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Refusals.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var refusal in model.Refusals)
        {
            if (refusal.Template.Scheduling.PriorityClass is { Length: > 0 } name && refusal.Answer.Contains("no PriorityClass with name"))
            {
                yield return Describe(model, refusal, name);
            }
        }
    }

    private static Finding Describe(ClusterModel model, CreationRefusal refusal, string name)
    {
        var found = model.PriorityClasses.Find("", name);
        var target = model.Reference(refusal.Blamed);
        var checks = new CheckList(model);
        RefusalChecks.AddAnswer(checks, refusal, "no PriorityClass of the name was found", 0.7);
        if (found.IsAbsent)
        {
            checks.Supports(0.75, $"no PriorityClass {name} exists", checks.Controlled(refusal.Maker, "priorityclass", "absent"));
        }
        else if (found.IsFound)
        {
            checks.Refutes(0.7, $"PriorityClass {name} exists", checks.Controlled(found.Value!, "priorityclass", "present"));
        }
        else
        {
            checks.NotObserved(0.7, "the PriorityClasses");
        }

        var good = LastGoodTemplate.Of(model, refusal.Blamed);
        good?.AddChange(checks, 0.3, TemplateChangeKind.Scheduling);
        return new Finding
        {
            Cause = AdmissionCauses.PriorityClassMissing.Code,
            Object = target,
            Title = $"PriorityClass {name} does not exist",
            Summary = $"New pods of {refusal.Blamed.Resource.Kind} {refusal.Blamed.Name} are refused (FailedCreate): their PriorityClass {name} does not exist.",
            Checks = checks.Checks,
            Explains = [target, model.Reference(refusal.Maker)],
            Since = good?.RolledOutAt ?? refusal.Since,
            Remedies = good?.Changed(TemplateChangeKind.Scheduling) ?? false ? [good.Undo(target)] : [],
        };
    }
}
