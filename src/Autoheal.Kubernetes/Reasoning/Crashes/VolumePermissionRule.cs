using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>A program may not write to its volume (taxonomy row 31): permission denied under a path where one is mounted.</summary>
internal sealed class VolumePermissionRule : IDiagnosticRule
{
    private static readonly CauseCode s_denied = new("log.file.permission-denied");
    private static readonly CauseCode s_readOnly = new("log.disk.read-only");

    public string Name => "volume-permission";

    public IReadOnlyList<CauseDescription> Causes { get; } = [CrashCauses.VolumePermission];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash))
        {
            if ((evidence.FindSighting(s_denied) ?? evidence.FindSighting(s_readOnly)) is { } found && SightedMount.Find(evidence, found) is { } mount)
            {
                yield return Describe(evidence, found, mount);
            }
        }
    }

    private static Finding Describe(WorkloadEvidence evidence, SeenInLog found, VolumeMount mount)
    {
        var checks = new CheckList(evidence.Model);
        CrashChecks.AddSymptom(checks, evidence, 0.5);
        CrashChecks.AddSighting(checks, found, 0.8, found.Sighting.Cause == s_readOnly ? "read-only file system" : "permission denied");
        checks.Supports(
            0.4,
            $"volume {mount.Volume} is mounted at {mount.Path}",
            checks.Declared(evidence.Declarer, "container.mount", mount.Path));
        var user = AddUser(checks, evidence);
        CrashChecks.AddOwnEnd(checks, evidence);
        RolloutChecks.AddRelease(checks, evidence, "crash");
        var container = evidence.First.Container!.Name;
        return new Finding
        {
            Cause = CrashCauses.VolumePermission.Code,
            Object = evidence.Target,
            Title = $"Container {container} may not write to its volume at {mount.Path}: permission denied",
            Summary = $"Container {container} of {evidence.Name} crashes because it may not use volume {mount.Volume} at {mount.Path} (permission denied)"
                + (mount.ReadOnly ? "; it is mounted read-only." : user is { } id ? $": it runs as user {id} and no fsGroup is set." : "."),
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = evidence.Undo(),
        };
    }

    private static long? AddUser(CheckList checks, WorkloadEvidence evidence)
    {
        var user = evidence.Spec?.Security.RunAsUser ?? evidence.Template.Security.RunAsUser;
        if (user is > 0 and { } id && evidence.Template.Security.FsGroup is null)
        {
            checks.Supports(0.4, $"it runs as user {id}, and no fsGroup is set", checks.Declared(evidence.Declarer, "securityContext", $"runAsUser {id}, no fsGroup"));
            return id;
        }

        return null;
    }
}
