using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Images;

/// <summary>The causes of this family.</summary>
internal static class ImageCauses
{
    private static readonly CauseCode[] s_pull = [new("k8s.image.pull"), new("k8s.rollout.stuck")];

    public static CauseDescription Pull { get; } = new()
    {
        Code = new("k8s.image.pull"),
        Title = "An image cannot be pulled, and nothing seen says why",
        Signs = ["a container waits with ImagePullBackOff or ErrImagePull", "neither its status nor an event holds the registry's answer"],
        Repair = "Ask the registry for the image; undo the rollout that brought it.",
        RepairClass = RepairClass.Approve,
        Rows = [34, 35, 36, 37],
        Refines = [new("k8s.rollout.stuck")],
    };

    public static CauseDescription NotFound { get; } = new()
    {
        Code = new("k8s.image.not-found"),
        Title = "A pod asks for an image that its registry does not have",
        Signs = ["a container waits with ImagePullBackOff or ErrImagePull", "the registry's answer: not found, manifest unknown"],
        Repair = "Undo the rollout to the last revision that worked.",
        RepairClass = RepairClass.Automatic,
        Rows = [34],
        Refines = s_pull,
    };

    public static CauseDescription PullSecret { get; } = new()
    {
        Code = new("k8s.image.pull-secret"),
        Title = "A pod has no credentials with which its registry lets it pull",
        Signs = ["a container waits with ImagePullBackOff or ErrImagePull", "the registry's answer: unauthorized, denied", "no imagePullSecrets, or ones that do not exist"],
        Repair = "Restore the reference to the pull secret, or undo the rollout; the secret's value is a person's business.",
        RepairClass = RepairClass.Automatic,
        Rows = [35],
        Refines = s_pull,
    };

    public static CauseDescription RegistryDns { get; } = new()
    {
        Code = new("k8s.image.registry-dns"),
        Title = "The name of a registry does not resolve on the nodes",
        Signs = ["a container waits with ImagePullBackOff or ErrImagePull", "the attempt ended with: no such host"],
        Repair = "Repair the nodes' name resolution or the registry's name; wait.",
        RepairClass = RepairClass.Approve,
        Rows = [36],
        Refines = s_pull,
    };

    public static CauseDescription RegistryUnreachable { get; } = new()
    {
        Code = new("k8s.image.registry-unreachable"),
        Title = "A registry does not answer",
        Signs = ["a container waits with ImagePullBackOff or ErrImagePull", "the attempt ended with a timeout, a refused connection or a server error"],
        Repair = "Wait for the registry, or use a mirror.",
        RepairClass = RepairClass.Approve,
        Rows = [36],
        Refines = s_pull,
    };

    public static CauseDescription RegistryCertificate { get; } = new()
    {
        Code = new("k8s.image.registry-certificate"),
        Title = "The nodes do not accept a registry's certificate",
        Signs = ["a container waits with ImagePullBackOff or ErrImagePull", "the attempt ended with an x509 error"],
        Repair = "Renew the registry's certificate, or give the nodes its authority.",
        Rows = [36, 75],
        Refines = s_pull,
    };

    public static CauseDescription RateLimit { get; } = new()
    {
        Code = new("k8s.image.rate-limit"),
        Title = "A registry allows no more pulls for a while",
        Signs = ["a container waits with ImagePullBackOff or ErrImagePull", "the registry's answer: 429, toomanyrequests"],
        Repair = "Wait, pull with credentials, or use a mirror.",
        RepairClass = RepairClass.Approve,
        Rows = [37],
        Refines = s_pull,
    };

    public static CauseDescription InvalidName { get; } = new()
    {
        Code = new("k8s.image.invalid-name"),
        Title = "An image's name is not one that a runtime can read",
        Signs = ["a container waits with InvalidImageName"],
        Repair = "Undo the rollout to the last revision that worked.",
        RepairClass = RepairClass.Automatic,
        Rows = [38],
        Refines = s_pull,
    };

    public static CauseDescription NeverPulled { get; } = new()
    {
        Code = new("k8s.image.never-pulled"),
        Title = "Pulling an image is forbidden, and the node does not have it",
        Signs = ["a container waits with ErrImageNeverPull", "imagePullPolicy is Never"],
        Repair = "Undo the rollout to the last revision that worked.",
        RepairClass = RepairClass.Automatic,
        Rows = [34],
        Refines = s_pull,
    };

    public static CauseDescription Platform { get; } = new()
    {
        Code = new("k8s.image.platform"),
        Title = "An image is not built for the kind of machine that the node is",
        Signs = ["the pull ended with: no matching manifest", "or the program could not be started: exec format error"],
        Repair = "Undo the rollout, or build the image for the nodes' architecture.",
        RepairClass = RepairClass.Automatic,
        Rows = [34, 44],
        Refines = [.. s_pull, new("k8s.container.command"), new("k8s.rollout.crash"), new("k8s.crash.no-change")],
    };
}
