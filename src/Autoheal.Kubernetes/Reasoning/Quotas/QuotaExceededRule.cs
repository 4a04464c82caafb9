using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Quotas;

/// <summary>
/// Pods, or the claims of a StatefulSet, are refused because a quota of their namespace has too little left (taxonomy rows 1 to 3 and 5). One
/// finding for each quota and resource, whoever is refused.
/// </summary>
internal sealed class QuotaExceededRule : IDiagnosticRule
{
    public string Name => "quota-exceeded";

    public IReadOnlyList<CauseDescription> Causes { get; } =
        [QuotaCauses.Cpu, QuotaCauses.Memory, QuotaCauses.Pods, QuotaCauses.Storage, QuotaCauses.Objects];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Refusals.Count: > 0 } model)
        {
            yield break;
        }

        var shortages = new List<QuotaShortage>();
        foreach (var refusal in model.Refusals)
        {
            if (QuotaShortage.Of(model, refusal) is { } shortage)
            {
                shortages.Add(shortage);
            }
        }

        foreach (var same in shortages.GroupBy(shortage => (shortage.Quota ?? shortage.Refusal.Blamed, QuotaCauses.For(shortage.Resource))))
        {
            yield return Describe(model, [.. same], same.Key.Item1, same.Key.Item2);
        }
    }

    private static Finding Describe(ClusterModel model, IReadOnlyList<QuotaShortage> shortages, ClusterObject blamed, CauseDescription cause)
    {
        var first = shortages[0];
        var checks = new CheckList(model);
        RefusalChecks.AddAnswer(checks, first.Refusal, $"exceeded quota of {first.Resource}", 0.7);
        AddFigures(checks, model, first);
        var good = LastGoodTemplate.Of(model, first.Refusal.Blamed);
        good?.AddChange(checks, 0.2, TemplateChangeKind.Resources, TemplateChangeKind.MemoryLimit, TemplateChangeKind.Container);
        return new Finding
        {
            Cause = cause.Code,
            Object = model.Reference(blamed),
            Title = QuotaText.Title(first),
            Summary = QuotaText.Summary(first, shortages.Count - 1),
            Checks = checks.Checks,
            Explains = Explained(model, shortages),
            Since = first.Refusal.Since,
            Remedies = RemediesFor(model, shortages, good),
        };
    }

    private static void AddFigures(CheckList checks, ClusterModel model, QuotaShortage shortage)
    {
        if (shortage.Quota is not { } quota)
        {
            var lacking = model.ResourceQuotas.IsComplete(shortage.Refusal.Maker.Namespace) && shortage.Named;
            if (lacking)
            {
                checks.Refutes(
                    0.6,
                    "the namespace has no quota of that name now",
                    checks.Controlled(shortage.Refusal.Maker, "quota", "absent"));
            }
            else
            {
                checks.NotObserved(0.7, "the quota's own figures");
            }

            return;
        }

        var figures = QuotaText.Figures(shortage);
        var fact = checks.Controlled(quota, "quota.used", figures);
        switch (shortage.Full)
        {
            case true:
                checks.Supports(0.8, $"ResourceQuota {quota.Name} has no room: {figures}", fact);
                break;
            case false:
                checks.Refutes(0.7, $"ResourceQuota {quota.Name} has room: {figures}", fact);
                break;
            default:
                checks.NotObserved(0.7, $"whether ResourceQuota {quota.Name} has room: {figures}");
                break;
        }
    }

    private static List<ResourceRef> Explained(ClusterModel model, IReadOnlyList<QuotaShortage> shortages)
    {
        var explained = new List<ResourceRef>();
        foreach (var shortage in shortages)
        {
            explained.Add(model.Reference(shortage.Refusal.Blamed));
            if (shortage.Refusal.Maker != shortage.Refusal.Blamed)
            {
                explained.Add(model.Reference(shortage.Refusal.Maker));
            }
        }

        return explained;
    }

    // Going back helps only where the release is what asks for more than before.
    private static ActionProposal[] RemediesFor(ClusterModel model, IReadOnlyList<QuotaShortage> shortages, LastGoodTemplate? good)
    {
        var first = shortages[0];
        var resource = first.Resource.EndsWith("cpu", StringComparison.Ordinal) ? "cpu"
            : first.Resource.EndsWith("memory", StringComparison.Ordinal) ? "memory" : null;
        return resource is not null && shortages.Count == 1 && good?.Template.RequestOf(resource) is { } before
            && first.Refusal.Template.RequestOf(resource) is { } now && before < now
                ? [good.Undo(model.Reference(first.Refusal.Blamed))]
                : [];
    }
}
