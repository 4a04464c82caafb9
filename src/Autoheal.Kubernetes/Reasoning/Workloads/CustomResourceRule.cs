using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>
/// A custom resource whose own status says that it failed (taxonomy row 84). Where a workload that it owns is in trouble, that is the cause and this
/// only its consequence.
/// </summary>
internal sealed class CustomResourceRule : IDiagnosticRule
{
    public string Name => "custom-resource";

    public IReadOnlyList<CauseDescription> Causes { get; } = [WorkloadCauses.BadResource];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var verdict in CustomVerdict.Bad(model))
        {
            yield return Describe(model, verdict);
        }
    }

    private static Finding Describe(ClusterModel model, CustomVerdict verdict)
    {
        var item = verdict.Object;
        var names = verdict.Names.Length > 0 ? verdict.Names : NamesOfOwned(model, item);
        var named = names.Length > 0 ? $"; its message names {names}" : "";
        var checks = new CheckList(model);
        checks.Supports(0.74, $"{item} says {verdict.Words}", checks.Controlled(item, "custom.status", verdict.Words, verdict.Since));
        if (model.EventsAbout(item).FirstOrDefault(about => about.IsWarning) is { } warning)
        {
            checks.Supports(0.6, $"warning event {warning.Reason}", checks.Untrusted(item, "event", warning.Reason, "event", warning.LastAt));
        }

        if (OwnedInTrouble(model, item) is { } owned)
        {
            checks.Refutes(0.4, $"{owned}, which it owns, has pods in trouble", checks.Controlled(owned, "workload.trouble", "pods in trouble"));
        }

        return new Finding
        {
            Cause = WorkloadCauses.BadResource.Code,
            Object = model.Reference(item),
            Title = $"{item.Resource.Kind} {item.Name} has failed: {verdict.Words}",
            Summary = $"The status of {item.Resource.Kind} {item.Name} ({item.Resource.ApiVersion}) says {verdict.Words}{named}: its operator cannot make it real as it is specified, or it is broken.",
            Checks = checks.Checks,
            Explains = [model.Reference(item), .. item.Metadata.Controller is { } owner ? Owner(model, item, owner) : []],
            Since = verdict.Since ?? item.Metadata.SpecChangedAt,
        };
    }

    private static IEnumerable<ResourceRef> Owner(ClusterModel model, CustomObject item, OwnerReference owner) => model.CustomObjects
        .SelectMany(kind => kind.In(item.Namespace))
        .Where(other => other.Uid.Length > 0 && other.Uid == owner.Uid)
        .Select(model.Reference);

    // A resource may only wait for another that it made, which says what is missing.
    private static string NamesOfOwned(ClusterModel model, CustomObject item) => model.CustomObjects
        .SelectMany(kind => kind.In(item.Namespace))
        .Where(other => item.Uid.Length > 0 && other.Metadata.Controller?.Uid == item.Uid)
        .SelectMany(other => other.Conditions)
        .Where(condition => condition.Status == "False")
        .Select(condition => MessageNames.Of(condition.Message, item.Name))
        .FirstOrDefault(names => names.Length > 0) ?? "";

    private static ClusterObject? OwnedInTrouble(ClusterModel model, CustomObject item)
    {
        foreach (var ailing in model.AilingWorkloads)
        {
            foreach (var owner in ailing.Blamed.Metadata.Owners)
            {
                if (owner.Uid.Length > 0 && owner.Uid == item.Uid)
                {
                    return ailing.Blamed;
                }
            }
        }

        return null;
    }
}
