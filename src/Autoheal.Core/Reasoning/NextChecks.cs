using Autoheal.Context;
using Autoheal.Incidents;

namespace Autoheal.Reasoning;

/// <summary>
/// What a person would look at next, as commands that can be pasted and evidence that is missing. Names that are no Kubernetes names are left out of
/// commands: they come from files and alerts.
/// </summary>
internal static class NextChecks
{
    private const int MostObjects = 3;
    private const int MostGaps = 4;

    public static IEnumerable<string> Of(
        IncidentContext context, IReadOnlyList<Symptom> symptoms, IReadOnlyList<Hypothesis> hypotheses, IReadOnlyList<string> unobserved)
    {
        var objects = hypotheses.Where(hypothesis => hypothesis.Status is HypothesisStatus.Proposed).Select(hypothesis => hypothesis.Object)
            .Concat(symptoms.Select(symptom => symptom.Object))
            .Concat(context.Scope.Resources)
            .DistinctBy(resource => (resource.Kind, resource.Path))
            .Where(IsSafe)
            .Take(MostObjects);
        return
        [
            .. hypotheses.Where(hypothesis => hypothesis.Status == HypothesisStatus.Proposed).Take(MostObjects)
                .Select(hypothesis => $"whether it is so: {hypothesis.Title} ({hypothesis.Object})"),
            .. unobserved.Distinct().Take(MostGaps).Select(text => $"not seen: {text}"),
            .. objects.SelectMany(Commands),
            .. context.Coverage.Where(entry => entry.State is CoverageState.Forbidden or CoverageState.Partial).Take(MostGaps).Select(Gap),
        ];
    }

    private static IEnumerable<string> Commands(ResourceRef resource)
    {
        var place = resource.Namespace.Length == 0 ? "" : $" -n {resource.Namespace}";
        var name = $"{resource.Kind.ToLowerInvariant()}/{resource.Name}";
        yield return $"kubectl describe{place} {name}";
        switch (resource.Kind)
        {
            case "Pod":
                yield return $"kubectl logs{place} {resource.Name} --all-containers --previous --tail=100";
                break;
            case "Deployment" or "StatefulSet" or "DaemonSet":
                yield return $"kubectl rollout history{place} {name}";
                yield return $"kubectl logs{place} {name} --all-containers --tail=100";
                break;
            case "Service":
                yield return $"kubectl get{place} endpointslices -l kubernetes.io/service-name={resource.Name}";
                break;
            case "Job":
                yield return $"kubectl logs{place} {name} --all-containers --tail=100";
                break;
            case "Node":
                yield return $"kubectl get pods --all-namespaces --field-selector spec.nodeName={resource.Name}";
                break;
        }
    }

    private static string Gap(CoverageEntry entry)
    {
        var place = entry.Namespace.Length == 0 ? "" : $" in {entry.Namespace}";
        return $"{entry.Kind}{place} was not seen in full{(entry.Reason is null ? "" : $" ({entry.Reason})")}";
    }

    private static bool IsSafe(ResourceRef resource) =>
        resource.Kind is not ("" or "Workload" or "Namespace") && resource.Kind.All(char.IsAsciiLetter) && IsName(resource.Name) && (resource.Namespace.Length == 0 || IsName(resource.Namespace));

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 253 && char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.');
}
