using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Images;

/// <summary>An image cannot be pulled (taxonomy rows 34 to 38): which of the causes it is, the registry's answer tells.</summary>
internal sealed class ImagePullRule : IDiagnosticRule
{
    public string Name => "image-pull";

    public IReadOnlyList<CauseDescription> Causes { get; } =
    [
        ImageCauses.NotFound, ImageCauses.PullSecret, ImageCauses.RegistryDns, ImageCauses.RegistryUnreachable, ImageCauses.RegistryCertificate,
        ImageCauses.RateLimit, ImageCauses.InvalidName, ImageCauses.NeverPulled, ImageCauses.Platform, ImageCauses.Pull,
    ];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            return [];
        }

        // A registry that fails fails everybody: one finding for all who wait for it.
        var findings = new List<Finding>();
        var ofRegistry = new Dictionary<(CauseCode Cause, string Registry), int>();
        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.ImagePull))
        {
            var image = ImageOf(evidence);
            var finding = Describe(evidence, image);
            var key = (finding.Cause, IsOfRegistry(finding.Cause) ? ImageReference.RegistryOf(image) : evidence.Target.Path);
            if (ofRegistry.TryGetValue(key, out var at))
            {
                findings[at] = findings[at] with { Explains = [.. findings[at].Explains, .. finding.Explains] };
            }
            else
            {
                ofRegistry[key] = findings.Count;
                findings.Add(finding);
            }
        }

        return findings;
    }

    private static bool IsOfRegistry(CauseCode cause) =>
        cause == ImageCauses.RegistryDns.Code || cause == ImageCauses.RegistryUnreachable.Code
        || cause == ImageCauses.RegistryCertificate.Code || cause == ImageCauses.RateLimit.Code;

    private static string ImageOf(WorkloadEvidence evidence) =>
        evidence.First.Pod.Template.FindContainer(evidence.First.Container!.Name)?.Image is { Length: > 0 } image ? image
        : evidence.Spec?.Image ?? "";

    private static Finding Describe(WorkloadEvidence evidence, string image)
    {
        var answer = PullAnswer.Find(evidence, image);
        var verdict = PullVerdict.Of(answer.Failure, image, IsKnownToExist(evidence, image));
        var checks = new CheckList(evidence.Model);
        var trouble = evidence.First;
        checks.Supports(
            answer.IsReason ? 0.9 : 0.72,
            $"container {trouble.Container!.Name} in {trouble.Reason}; {Counts.Pods(evidence.Troubles.Count)}",
            checks.Controlled(trouble.Pod, "container.waiting.reason", trouble.Reason, trouble.Since));
        if (verdict.Words.Length > 0)
        {
            checks.Supports(0.7, verdict.Words, checks.Untrusted(answer.Subject, "image.pull", answer.Failure.ToString(), answer.Source));
        }
        else
        {
            checks.NotObserved(0.7, "what the registry answered");
        }

        PullChecks.AddDeclared(checks, evidence, verdict, image);
        return new Finding
        {
            Cause = verdict.Cause.Code,
            Object = evidence.Target,
            Title = verdict.Title,
            Summary = $"{evidence.Name} asks for {image}, which cannot be pulled ({trouble.Reason}): {verdict.Why}.",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Rollout?.At ?? evidence.Began,
            Remedies = PullChecks.Remedies(evidence, verdict),
        };
    }

    /// <summary>Whether the repository is one that pods pulled from before, or the pod has credentials: then it is there, and access is what is missing.</summary>
    private static bool IsKnownToExist(WorkloadEvidence evidence, string image)
    {
        var repository = ImageReference.RepositoryOf(image);
        return evidence.Template.ImagePullSecrets.Count > 0 || evidence.First.Pod.Template.ImagePullSecrets.Count > 0
            || evidence.LastGood?.Template.FindContainer(evidence.First.Container!.Name) is { } before
            && ImageReference.RepositoryOf(before.Image) == repository;
    }
}
