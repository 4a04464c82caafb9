using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>An image cannot be pulled because the registry does not know it (taxonomy rows 34 and 38).</summary>
internal sealed class ImageNotFoundRule : IDiagnosticRule
{
    public string Name => "image-not-found";

    public IReadOnlyList<CauseCode> Causes { get; } = [CauseCodes.ImageNotFound];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var deployment in model.Deployments)
        {
            if (RolloutEvidence.Of(model, deployment, TroubleKind.ImagePull) is { } evidence)
            {
                yield return Describe(model, evidence);
            }
        }
    }

    private static Finding Describe(ClusterModel model, RolloutEvidence evidence)
    {
        var target = model.Reference(evidence.Deployment);
        var trouble = evidence.Troubles[0];
        var image = trouble.Pod.Template.FindContainer(trouble.Container!.Name)?.Image ?? "";
        var checks = new CheckList(model);
        checks.Supports(
            0.65,
            $"container {trouble.Container.Name} in {trouble.Reason}; {Counts.Pods(evidence.Troubles.Count)}",
            checks.Controlled(trouble.Pod, "container.waiting.reason", trouble.Reason, trouble.Since));
        AddAnswer(checks, model, evidence);
        AddImageChange(checks, evidence);
        evidence.AddOlderRevision(checks, 0.4);
        return new Finding
        {
            Cause = CauseCodes.ImageNotFound,
            Object = target,
            Title = "image not found in its registry",
            Summary = $"{evidence.CurrentName} asks for {image}, which cannot be pulled.",
            Checks = checks.Checks,
            Explains = [target],
            Since = evidence.RolledOutAt,
            Remedies = evidence.LastGood is { } good ? [Remedies.Undo(target, good)] : [],
        };
    }

    /// <summary>What the registry answered, as the kubelet repeats it.</summary>
    private static void AddAnswer(CheckList checks, ClusterModel model, RolloutEvidence evidence)
    {
        var (failure, subject, source) = FindAnswer(model, evidence);
        var fact = checks.Untrusted(subject, "image.pull", failure.ToString(), source);
        switch (failure)
        {
            case PullFailure.NotFound or PullFailure.InvalidName:
                checks.Supports(0.7, "the registry knows no such image", fact);
                break;
            case PullFailure.None:
                checks.NotObserved(0.7, "what the registry answered");
                break;
            default:
                checks.Refutes(0.8, $"the pull failed for another reason: {failure}", fact);
                break;
        }
    }

    // The back-off's own message says nothing; the attempt's does, in the status for a moment and in an Event for longer.
    private static (PullFailure Failure, ClusterObject Subject, string Source) FindAnswer(ClusterModel model, RolloutEvidence evidence)
    {
        foreach (var trouble in evidence.Troubles)
        {
            if (trouble.Container!.Current.PullFailure != PullFailure.None)
            {
                return (trouble.Container.Current.PullFailure, trouble.Pod, "api");
            }
        }

        foreach (var seen in model.Events)
        {
            if (seen.PullFailure != PullFailure.None && IsAbout(seen, evidence.Troubles))
            {
                return (seen.PullFailure, seen, "event");
            }
        }

        return (PullFailure.None, evidence.Troubles[0].Pod, "api");
    }

    private static bool IsAbout(ClusterEvent seen, IReadOnlyList<Trouble> troubles)
    {
        foreach (var trouble in troubles)
        {
            if (seen.ObjectUid.Length > 0 && seen.ObjectUid == trouble.Pod.Uid)
            {
                return true;
            }
        }

        return false;
    }

    private static void AddImageChange(CheckList checks, RolloutEvidence evidence)
    {
        foreach (var change in evidence.Changes)
        {
            if (change.Kind == TemplateChangeKind.Image)
            {
                checks.Supports(
                    0.4,
                    $"{evidence.CurrentName} against {evidence.LastGoodName}: {change}",
                    checks.Declared(evidence.Current, "template.image", change.ToString(), evidence.RolledOutAt));
                return;
            }
        }

        if (evidence.LastGood is not null)
        {
            checks.Refutes(
                0.4,
                $"{evidence.CurrentName} has the image of {evidence.LastGoodName}",
                checks.Declared(evidence.Current, "template.image", "unchanged"));
        }
    }
}
