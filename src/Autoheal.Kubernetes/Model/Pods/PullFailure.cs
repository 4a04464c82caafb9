namespace Autoheal.Kubernetes.Model;

/// <summary>Why an image could not be pulled: the kubelet's message reduced to a closed word. The message repeats what a registry said.</summary>
public enum PullFailure
{
    /// <summary>It did not fail, or the message says nothing known.</summary>
    None = 0,

    /// <summary>The registry knows no such image or tag.</summary>
    NotFound,

    /// <summary>The registry refused the credentials, or their absence.</summary>
    Unauthorized,

    /// <summary>The registry could not be reached.</summary>
    Unreachable,

    /// <summary>The registry's name could not be resolved.</summary>
    UnknownHost,

    /// <summary>The registry asked to slow down.</summary>
    RateLimited,

    /// <summary>The reference is no valid image name.</summary>
    InvalidName,

    /// <summary>The image exists, but not for the kind of machine that the node is.</summary>
    WrongPlatform,

    /// <summary>The registry's certificate is not accepted.</summary>
    Certificate,

    /// <summary>The registry does not say whether the image is missing or only kept from whoever asks.</summary>
    MissingOrDenied,

    /// <summary>Pulling is forbidden, and the node does not have the image.</summary>
    NeverPulled,
}
