using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Network;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Dependencies;

/// <summary>
/// The credentials of a workload are refused (taxonomy rows 98 and 104): pods that run on have old ones, pods that fail at their start have wrong ones,
/// and a release may have dropped them.
/// </summary>
internal sealed class CredentialsRule : IDiagnosticRule
{
    public string Name => "credentials";

    public IReadOnlyList<CauseDescription> Causes { get; } =
        [DependencyCauses.CredentialsStale, DependencyCauses.CredentialsWrong, DependencyCauses.CacheCredentialsMissing];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { Model.Logs.Count: > 0 } scene)
        {
            yield break;
        }

        foreach (var complaint in scene.Complaints.All.Where(complaint => complaint.Is("log.auth.failed")).DistinctBy(complaint => complaint.Caller))
        {
            // A log alone is no reason to suspect a Secret: what is logged into must be declared, or not have been seen.
            if (IsBackend(scene, complaint) || (complaint.Meaning.Service is null && scene.Model.Services.IsComplete(complaint.Pod.Namespace)))
            {
                continue;
            }

            var crashes = scene.Model.TroublesOf(complaint.Caller).Where(trouble => trouble.Kind == TroubleKind.Crash).ToArray();
            var dropped = Dropped(scene.Model, complaint.Caller);
            if (dropped is not null)
            {
                yield return DescribeDropped(scene, complaint, crashes, dropped);
            }
            else if (Password(complaint.Pod) is { } password)
            {
                yield return crashes.Length > 0 ? DescribeWrong(scene, complaint, crashes, password) : DescribeStale(scene, complaint, password);
            }
        }
    }

    // A database's own log tells of its clients.
    private static bool IsBackend(NetworkScene scene, Complaint complaint) =>
        complaint.Meaning.Service is null
        && scene.Model.ServicesSelecting(complaint.Pod.Namespace, complaint.Pod.Metadata.Labels).Any(service => BackendKinds.Of(scene.Model, service) != BackendKind.Unknown);

    /// <summary>The variable that a container takes from a Secret, one that is named like a password before others; null when there is none.</summary>
    private static ConfigReference? Password(Pod pod)
    {
        ConfigReference? any = null;
        foreach (var reference in pod.Template.References)
        {
            if (reference.Kind == ConfigSourceKind.Secret)
            {
                if (reference.Taker.Contains("PASS", StringComparison.OrdinalIgnoreCase) || reference.Key.Contains("pass", StringComparison.OrdinalIgnoreCase))
                {
                    return reference;
                }

                any ??= reference;
            }
        }

        return any;
    }

    /// <summary>The variable that the last revision that worked took from a Secret, and the current one does not have at all.</summary>
    private static ConfigReference? Dropped(ClusterModel model, ClusterObject caller)
    {
        if (caller is not Deployment deployment || new RevisionHistory(model, deployment).LastGood is not { } good)
        {
            return null;
        }

        foreach (var reference in good.ReplicaSet.Template.References)
        {
            if (reference is { Kind: ConfigSourceKind.Secret, Taker.Length: > 0 } && deployment.Template.FindContainer(reference.Container) is { } container
                && container.FindEnv(reference.Taker) is null)
            {
                return reference;
            }
        }

        return null;
    }

    private static Finding DescribeDropped(NetworkScene scene, Complaint complaint, Trouble[] crashes, ConfigReference dropped)
    {
        var checks = new CheckList(scene.Model);
        var deployment = (Deployment)complaint.Caller;
        var history = new RevisionHistory(scene.Model, deployment);
        AddCrash(checks, crashes);
        checks.Supports(
            0.7,
            $"revision {history.LastGood!.Number} took {dropped.Taker} from {dropped}; the current one does not have it",
            checks.Controlled(history.LastGood.ReplicaSet, "revision.reference", $"{dropped.Taker} from {dropped}", history.RolledOutAt));
        NetworkChecks.AddComplaint(checks, complaint, 0.7, "a login without credentials");
        return Make(scene, complaint, checks, DependencyCauses.CacheCredentialsMissing.Code, scene.Model.Reference(deployment),
            $"{deployment.Name} no longer gives a password: {dropped.Taker} was dropped",
            $"The release of {deployment.Name} dropped {dropped.Taker} (from {dropped}); {Backend(complaint)} answers that authentication is required (NOAUTH).",
            NetworkRemedies.Undo(scene.Model, deployment));
    }

    private static Finding DescribeWrong(NetworkScene scene, Complaint complaint, Trouble[] crashes, ConfigReference password)
    {
        var checks = new CheckList(scene.Model);
        AddCrash(checks, crashes);
        checks.Supports(0.3, $"its {password.Taker} comes from {password}", checks.Declared(complaint.Pod, "env.secret", $"{password.Taker} from {password}"));
        AddSecret(checks, scene.Model, complaint, password, DateTimeOffset.MaxValue);
        NetworkChecks.AddComplaint(checks, complaint, 0.85, "a login that is refused");
        var secret = KubernetesResources.Secrets.Reference(scene.Model.ClusterId, complaint.Pod.Namespace, password.Name, "");
        return Make(scene, complaint, checks, DependencyCauses.CredentialsWrong.Code, secret,
            $"Secret {password.Name} holds credentials that {Backend(complaint)} refuses",
            $"{complaint.Caller.Name} starts with the credentials of Secret {password.Name} and crashes: {Backend(complaint)} refuses the login (authentication failed). New pods fail, too.",
            []);
    }

    private static Finding DescribeStale(NetworkScene scene, Complaint complaint, ConfigReference password)
    {
        var checks = new CheckList(scene.Model);
        var started = complaint.Pod.Containers.Where(container => container.Current.StartedAt is not null).Select(container => container.Current.StartedAt!.Value).DefaultIfEmpty(complaint.Pod.Metadata.CreatedAt).Max();
        if (complaint.Pod.Ready && (complaint.Sighting.First is not { } first || first > started.UtcDateTime))
        {
            checks.Supports(
                0.5,
                $"pod {complaint.Pod.Name} has run since {started:yyyy-MM-dd'T'HH:mm:ss'Z'}, before its login was first refused",
                checks.Controlled(complaint.Pod, "container.started", $"{started:u}", started));
        }

        AddSecret(checks, scene.Model, complaint, password, started);
        checks.Supports(0.3, $"its {password.Taker} comes from {password}", checks.Declared(complaint.Pod, "env.secret", $"{password.Taker} from {password}"));
        NetworkChecks.AddComplaint(checks, complaint, 0.85, "a login that is refused");
        var target = scene.Model.Reference(complaint.Caller);
        return Make(scene, complaint, checks, DependencyCauses.CredentialsStale.Code, target,
            $"{complaint.Caller.Name} uses old credentials of {Backend(complaint)}",
            $"The pods of {complaint.Caller.Name} run on with what Secret {password.Name} held when they started; {Backend(complaint)} now refuses the login (authentication failed).",
            complaint.Caller is Deployment or StatefulSet or DaemonSet ? [NetworkRemedies.Restart(target)] : []);
    }

    private static void AddCrash(CheckList checks, Trouble[] crashes)
    {
        if (crashes.Length > 0)
        {
            checks.Supports(0.55, $"{Counts.Pods(crashes.Length)} in {crashes[0].Reason}", checks.Controlled(crashes[0].Pod, "container.crash", crashes[0].Reason, crashes[0].Since));
        }
    }

    private static void AddSecret(CheckList checks, ClusterModel model, Complaint complaint, ConfigReference password, DateTimeOffset started)
    {
        if (model.Secrets.Find(complaint.Pod.Namespace, password.Name).Value is not { } secret)
        {
            checks.NotObserved(0.5, $"when Secret {password.Name} was written");
        }
        else if (started == DateTimeOffset.MaxValue || secret.ContentChangedAt > started)
        {
            checks.Supports(
                0.6,
                $"Secret {secret.Name} was written {Durations.Text(model.At - secret.ContentChangedAt)} ago",
                checks.Controlled(secret, "secret.written", $"{secret.ContentChangedAt:u}", secret.ContentChangedAt));
        }
        else
        {
            checks.Refutes(0.4, $"Secret {secret.Name} is older than the pod", checks.Controlled(secret, "secret.written", $"{secret.ContentChangedAt:u}", secret.ContentChangedAt));
        }
    }

    private static string Backend(Complaint complaint) => complaint.Meaning.Service?.Name ?? "its backend";

    private static Finding Make(
        NetworkScene scene, Complaint complaint, CheckList checks, CauseCode cause, Incidents.ResourceRef target, string title, string summary,
        IReadOnlyList<ActionProposal> remedies) => new()
    {
        Cause = cause,
        Object = target,
        Title = title,
        Summary = summary,
        Checks = checks.Checks,
        Explains = [target, scene.Model.Reference(complaint.Caller), .. scene.Model.TroublesOf(complaint.Caller).Select(trouble => scene.Model.Reference(trouble.Pod))],
        Since = complaint.Sighting.First is { } first ? new DateTimeOffset(DateTime.SpecifyKind(first, DateTimeKind.Utc)) : null,
        Remedies = remedies,
    };
}
