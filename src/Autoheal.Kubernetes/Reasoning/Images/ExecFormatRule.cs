using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Crashes;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Images;

/// <summary>A program cannot be started because it is built for another kind of machine (taxonomy row 44): exec format error.</summary>
internal sealed class ExecFormatRule : IDiagnosticRule
{
    public string Name => "image-exec-format";

    public IReadOnlyList<CauseDescription> Causes { get; } = [ImageCauses.Platform];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash, TroubleKind.NotStarted))
        {
            if (evidence.First.Container is not null && Describe(evidence) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static Finding? Describe(WorkloadEvidence evidence)
    {
        var checks = new CheckList(evidence.Model);
        var says = evidence.First.Container!.Current.Message.Contains("exec format error")
            || evidence.First.Container.LastEnd is { } end && end.Message.Contains("exec format error");
        if (says)
        {
            CrashChecks.AddSymptom(checks, evidence, 0.65);
            checks.Supports(0.85, "the runtime says: exec format error", checks.Untrusted(evidence.First.Pod, "container.start", "exec format error", "api"));
        }
        else if (evidence.FindSignature(LogSignatureKind.WrongPlatform) is { } found)
        {
            CrashChecks.AddSymptom(checks, evidence, 0.6);
            checks.Supports(
                0.85,
                $"the log says: exec format error ({Counts.Of(found.Signature.Lines, "line")})",
                checks.Untrusted(found.Trouble.Pod, "log.wrong-platform", "exec format error", "log"));
        }
        else
        {
            return null;
        }

        var image = evidence.Spec?.Image ?? "";
        var platform = evidence.Model.Nodes.Find("", evidence.First.Pod.NodeName).Value?.Metadata.Labels.Find("kubernetes.io/arch");
        platform = platform is "amd64" or "arm64" or "arm" or "386" or "ppc64le" or "s390x" or "riscv64" ? platform : null;
        CrashChecks.AddOwnEnd(checks, evidence);
        RolloutChecks.AddRelease(checks, evidence, "failure");
        return new Finding
        {
            Cause = ImageCauses.Platform.Code,
            Object = evidence.Target,
            Title = $"Image {image} is not built for the node's platform (exec format error)",
            Summary = $"Container {evidence.First.Container.Name} of {evidence.Name} cannot run {image} on node {evidence.First.Pod.NodeName}"
                + (platform is null ? "" : $" ({platform})") + ": exec format error, wrong architecture.",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = evidence.Undo(),
        };
    }
}
