using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Configuration;

/// <summary>The causes of this family.</summary>
internal static class ConfigurationCauses
{
    private static readonly CauseCode s_stuck = new("k8s.rollout.stuck");
    private static readonly CauseCode s_refused = new("k8s.config.refused");
    private static readonly CauseCode[] s_crash = [new("k8s.rollout.crash"), new("k8s.crash.no-change"), new("k8s.container.completed"), s_stuck];

    public static CauseDescription ConfigMapMissing { get; } = new()
    {
        Code = new("k8s.config.configmap-missing"),
        Title = "A pod refers to a ConfigMap that does not exist",
        Signs = ["a container waits with CreateContainerConfigError, or a volume is not mounted", "the ConfigMap is absent"],
        Repair = "Restore the reference of the last revision that worked, or undo the rollout.",
        RepairClass = RepairClass.Automatic,
        Rows = [39],
        Refines = [.. s_crash, s_refused],
    };

    /// <summary>Says no more than what it says: a container may well start without what is optional, so it refines no other cause.</summary>
    public static CauseDescription OptionalMapMissing { get; } = new()
    {
        Code = new("k8s.config.optional-configmap-missing"),
        Title = "A pod does without an optional ConfigMap, which does not exist, and its program ends",
        Signs = ["a container crashes", "an optional ConfigMap that its template refers to is absent"],
        Repair = "Restore the reference of the last revision that worked.",
        RepairClass = RepairClass.Approve,
        Rows = [39],
    };

    public static CauseDescription KeyMissing { get; } = new()
    {
        Code = new("k8s.config.key-missing"),
        Title = "A pod needs a key that its ConfigMap does not have",
        Signs = ["a container waits with CreateContainerConfigError, or crashes", "the ConfigMap exists without the key"],
        Repair = "Restore the reference of the last revision that worked, or undo the rollout.",
        RepairClass = RepairClass.Automatic,
        Rows = [39],
        Refines = [.. s_crash, s_refused],
    };

    public static CauseDescription SecretMissing { get; } = new()
    {
        Code = new("k8s.config.secret-missing"),
        Title = "A pod refers to a Secret that does not exist",
        Signs = ["a container waits with CreateContainerConfigError, or a volume is not mounted", "the kubelet names a Secret that the template refers to"],
        Repair = "Undo the rollout that brought the reference; else restore the Secret from its store.",
        RepairClass = RepairClass.Automatic,
        Rows = [40],
        Refines = [s_refused, s_stuck],
    };

    public static CauseDescription SecretKeyMissing { get; } = new()
    {
        Code = new("k8s.config.secret-key-missing"),
        Title = "A pod needs a key that its Secret does not have",
        Signs = ["a container waits with CreateContainerConfigError", "the kubelet names a key of a Secret that the template refers to"],
        Repair = "Undo the rollout that brought the reference; else add the key in the Secret's store.",
        RepairClass = RepairClass.Automatic,
        Rows = [40],
        Refines = [s_refused, s_stuck],
    };

    public static CauseDescription VariableMissing { get; } = new()
    {
        Code = new("k8s.config.variable-missing"),
        Title = "A program needs an env variable that nothing sets",
        Signs = ["a container ends again and again", "its log says that a variable is undefined", "neither its env nor its envFrom has the variable"],
        Repair = "Set the variable in the template or in the ConfigMap that becomes the environment.",
        RepairClass = RepairClass.Approve,
        Rows = [54],
        Refines = s_crash,
    };

    public static CauseDescription VariableShadowed { get; } = new()
    {
        Code = new("k8s.config.variable-shadowed"),
        Title = "An env variable is set twice or to nothing, so that its value is lost",
        Signs = ["a container crashes", "the template sets a variable twice, or to nothing over a ConfigMap's value"],
        Repair = "Undo the rollout that brought it.",
        RepairClass = RepairClass.Automatic,
        Rows = [54],
        Refines = s_crash,
    };

    public static CauseDescription RunsAsRoot { get; } = new()
    {
        Code = new("k8s.container.runs-as-root"),
        Title = "A container would run as root, which its settings forbid",
        Signs = ["a container waits with CreateContainerConfigError", "runAsNonRoot is true and the image's user is root"],
        Repair = "Undo the rollout, or set a user.",
        RepairClass = RepairClass.Automatic,
        Rows = [39],
        Refines = [s_refused, s_stuck],
    };

    public static CauseDescription Refused { get; } = new()
    {
        Code = s_refused,
        Title = "The kubelet cannot put a container's configuration together",
        Signs = ["a container waits with CreateContainerConfigError"],
        Repair = "Undo the rollout that brought it; else a person.",
        RepairClass = RepairClass.Automatic,
        Rows = [39, 40],
        Refines = [s_stuck],
    };
}
