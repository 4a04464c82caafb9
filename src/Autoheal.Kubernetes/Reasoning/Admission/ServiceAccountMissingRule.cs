using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Quotas;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>Pods are refused because their ServiceAccount does not exist (taxonomy row 6).</summary>
internal sealed class ServiceAccountMissingRule : IDiagnosticRule
{
    public string Name => "serviceaccount-missing";

    public IReadOnlyList<CauseDescription> Causes { get; } = [AdmissionCauses.ServiceAccountMissing];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Refusals.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var refusal in model.Refusals)
        {
            var said = refusal.Answer.Contains("error looking up service account") || refusal.Answer.Contains("no API token found for service account");
            if (said || (refusal.Answer.IsEmpty && Find(model, refusal).IsAbsent))
            {
                yield return Describe(model, refusal, said);
            }
        }
    }

    private static Lookup<ServiceAccount> Find(ClusterModel model, CreationRefusal refusal) =>
        model.ServiceAccounts.Find(refusal.Maker.Namespace, Account(refusal));

    private static string Account(CreationRefusal refusal) => refusal.Template.ServiceAccount is { Length: > 0 } named ? named : "default";

    private static Finding Describe(ClusterModel model, CreationRefusal refusal, bool said)
    {
        var account = Account(refusal);
        var found = Find(model, refusal);
        var target = model.Reference(refusal.Blamed);
        var checks = new CheckList(model);
        RefusalChecks.AddAnswer(checks, refusal, said ? "service account not found" : "the server refuses the pods", said ? 0.7 : 0.3);
        if (found.IsAbsent)
        {
            checks.Supports(0.75, $"no ServiceAccount {account} in namespace {refusal.Maker.Namespace}", checks.Controlled(refusal.Maker, "serviceaccount", "absent"));
        }
        else if (found.IsFound)
        {
            checks.Refutes(0.7, $"ServiceAccount {account} exists", checks.Controlled(found.Value!, "serviceaccount", "present"));
        }
        else
        {
            checks.NotObserved(0.7, "the ServiceAccounts of the namespace");
        }

        checks.Supports(0.2, $"the template names ServiceAccount {account}", checks.Declared(refusal.Maker, "template.serviceAccountName", account));
        var good = LastGoodTemplate.Of(model, refusal.Blamed);
        good?.AddChange(checks, 0.3, TemplateChangeKind.ServiceAccount);
        return new Finding
        {
            Cause = AdmissionCauses.ServiceAccountMissing.Code,
            Object = target,
            Title = $"ServiceAccount {account} does not exist in namespace {refusal.Maker.Namespace}",
            Summary = $"New pods of {refusal.Blamed.Resource.Kind} {refusal.Blamed.Name} are refused (FailedCreate): they run as ServiceAccount {account}, "
                + $"which does not exist (serviceaccount not found) in namespace {refusal.Maker.Namespace}.",
            Checks = checks.Checks,
            Explains = [target, model.Reference(refusal.Maker)],
            Since = good?.RolledOutAt ?? refusal.Since,
            Remedies = good?.Changed(TemplateChangeKind.ServiceAccount) ?? false ? [good.Undo(target)] : [],
        };
    }
}
