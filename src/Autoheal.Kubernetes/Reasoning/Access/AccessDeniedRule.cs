using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Access;

/// <summary>
/// A program is denied what it asks the API server for: its log or an Event says so, and the roles and bindings that were seen agree (taxonomy
/// row 12). Where they allow it, the words are old or forged.
/// </summary>
internal sealed class AccessDeniedRule : IDiagnosticRule
{
    private static readonly CauseCode s_forbidden = new("log.auth.forbidden");

    public string Name => "access-denied";

    public IReadOnlyList<CauseDescription> Causes { get; } = [AccessCauses.Denied];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        HashSet<(ClusterObject Workload, AccessQuestion Question)> said = [];
        foreach (var pod in model.Pods)
        {
            if (FindInLogs(model, pod) is { } right && said.Add((model.WorkloadOf(pod) ?? pod, right.Question)))
            {
                yield return Describe(model, pod, right, "log");
            }
        }

        foreach (var seen in model.Events)
        {
            if (seen.IsWarning && DeniedRight.Read(seen.Message) is { } right && FindPod(model, right.Question) is { } pod
                && said.Add((model.WorkloadOf(pod) ?? pod, right.Question)))
            {
                yield return Describe(model, pod, right, "event");
            }
        }
    }

    private static string Account(Pod pod) => pod.Template.ServiceAccount is { Length: > 0 } named ? named : "default";

    private static DeniedRight? FindInLogs(ClusterModel model, Pod pod)
    {
        foreach (var container in pod.Template.Containers)
        {
            if (model.LogsOf(pod, container.Name)?.Find(s_forbidden) is { } sighting && DeniedRight.Of(sighting, pod.Namespace, Account(pod)) is { } denied)
            {
                return denied;
            }
        }

        return null;
    }

    /// <summary>A pod that runs as the account; null when none was seen.</summary>
    private static Pod? FindPod(ClusterModel model, AccessQuestion question)
    {
        foreach (var pod in model.Pods.In(question.AccountNamespace))
        {
            if (!pod.Finished && question.Account == Account(pod))
            {
                return pod;
            }
        }

        return null;
    }

    private static Finding Describe(ClusterModel model, Pod pod, DeniedRight right, string source)
    {
        var blamed = model.WorkloadOf(pod) ?? pod;
        var troubles = blamed is Pod ? model.Troubles.Where(trouble => trouble.Pod == pod).ToArray() : [.. model.TroublesOf(blamed)];
        var checks = new CheckList(model);
        if (troubles.Length > 0)
        {
            checks.Supports(
                0.35,
                $"pod {troubles[0].Pod.Name} in {troubles[0].Reason}; {Counts.Pods(troubles.Length)}",
                checks.Controlled(troubles[0].Pod, "pod.trouble", troubles[0].Reason, troubles[0].Since));
        }

        checks.Supports(0.8, $"{source}: Forbidden, the account cannot {right.Text}", checks.Untrusted(pod, "access.forbidden", right.Text, source));
        checks.Supports(0.2, $"the pod runs as ServiceAccount {right.Question.Account}", checks.Declared(pod, "spec.serviceAccountName", right.Question.Account));
        AddAnswer(checks, model, pod, right);
        var account = $"ServiceAccount {right.Question.AccountNamespace}/{right.Question.Account}";
        return new Finding
        {
            Cause = AccessCauses.Denied.Code,
            Object = model.Reference(blamed),
            Title = $"RBAC: {right.Question.Account} may not {right.Text} (Forbidden)",
            Summary = $"{blamed.Resource.Kind} {blamed.Name} runs as {account}, which may not {right.Text}: no RoleBinding or ClusterRoleBinding gives it that right (Forbidden).",
            Checks = checks.Checks,
            Explains = [model.Reference(blamed), .. troubles.Select(trouble => model.Reference(trouble.Pod))],
            Since = troubles.Length > 0 ? troubles[0].Since : null,
        };
    }

    private static void AddAnswer(CheckList checks, ClusterModel model, Pod pod, DeniedRight right)
    {
        switch (model.MayAccess(right.Question))
        {
            case AccessAnswer.Denied:
                checks.Supports(
                    0.75, $"no role that is bound to {right.Question.Account} allows to {right.Text}", checks.Controlled(pod, "access.answer", $"denied: {right.Text}"));
                break;
            case AccessAnswer.Allowed:
                checks.Refutes(
                    0.7, $"a role that is bound to {right.Question.Account} allows to {right.Text}", checks.Controlled(pod, "access.answer", $"allowed: {right.Text}"));
                break;
            default:
                checks.NotObserved(0.7, "all roles and bindings");
                break;
        }
    }
}
