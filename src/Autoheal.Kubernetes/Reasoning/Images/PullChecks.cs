using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Images;

/// <summary>What the objects themselves say about an image that cannot be pulled.</summary>
internal static class PullChecks
{
    public static void AddDeclared(CheckList checks, WorkloadEvidence evidence, PullVerdict verdict, string image)
    {
        if (verdict.Cause == ImageCauses.PullSecret)
        {
            AddPullSecrets(checks, evidence);
        }
        else if (verdict.Cause == ImageCauses.NeverPulled && evidence.Spec is { PullPolicy: "Never" })
        {
            checks.Supports(0.4, "imagePullPolicy is Never", checks.Declared(evidence.Declarer, "container.imagePullPolicy", "Never"));
        }

        AddImage(checks, evidence, image);
        if (evidence.LastGood is not null)
        {
            RolloutChecks.AddOlderRevision(checks, evidence, 0.4);
        }
    }

    /// <summary>
    /// Going back helps when the release changed what is pulled or with which credentials. A registry that fails comes back by itself, and the old
    /// image may be behind it, too.
    /// </summary>
    public static IReadOnlyList<ActionProposal> Remedies(WorkloadEvidence evidence, PullVerdict verdict) =>
        evidence.MayUndo && evidence.OlderInTrouble == 0 && IsOfImage(verdict.Cause) && IsChanged(evidence)
            ? [Reasoning.Remedies.Undo(evidence.Target, evidence.LastGood!.Number)]
            : [];

    private static bool IsOfImage(CauseDescription cause) =>
        cause == ImageCauses.NotFound || cause == ImageCauses.InvalidName || cause == ImageCauses.NeverPulled
        || cause == ImageCauses.Platform || cause == ImageCauses.PullSecret || cause == ImageCauses.Pull;

    private static bool IsChanged(WorkloadEvidence evidence) => evidence.FindChange(change =>
        change.Kind is TemplateChangeKind.Image or TemplateChangeKind.PullSecrets or TemplateChangeKind.ServiceAccount or TemplateChangeKind.Container
        || (change.Kind == TemplateChangeKind.Other && change.Container.Length > 0)) is not null;

    private static void AddImage(CheckList checks, WorkloadEvidence evidence, string image)
    {
        if (evidence.FindChange(change => change.Kind is TemplateChangeKind.Image or TemplateChangeKind.PullSecrets or TemplateChangeKind.Container) is not null)
        {
            RolloutChecks.AddChange(
                checks, evidence, 0.4, "template.image",
                change => change.Kind is TemplateChangeKind.Image or TemplateChangeKind.PullSecrets or TemplateChangeKind.Container);
        }
        else if (evidence.Rollout is { } rollout && evidence.LastGood is { } good)
        {
            checks.NotObserved(0.4, $"{rollout.Name} has the image of {good.Name}");
        }
        else if (image.Length > 0)
        {
            checks.Supports(0.2, $"the container's image is {image}", checks.Declared(evidence.Declarer, "container.image", image));
        }
    }

    private static void AddPullSecrets(CheckList checks, WorkloadEvidence evidence)
    {
        var names = evidence.First.Pod.Template.ImagePullSecrets is { Count: > 0 } own ? own : evidence.Template.ImagePullSecrets;
        if (names.Count == 0)
        {
            checks.Supports(0.3, "the pod names no pull secret", checks.Declared(evidence.Declarer, "imagePullSecrets", "none"));
            return;
        }

        foreach (var name in names)
        {
            if (evidence.Model.Secrets.Find(evidence.Blamed.Namespace, name).IsAbsent)
            {
                checks.Supports(0.7, $"Secret {name} does not exist", checks.Controlled(evidence.Blamed, "secret.absent", name));
                return;
            }
        }

        checks.NotObserved(0.4, $"whether Secret {names[0]} exists and is right");
    }
}
