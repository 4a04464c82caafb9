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

    /// <summary>The registry asked to slow down.</summary>
    RateLimited,

    /// <summary>The reference is no valid image name.</summary>
    InvalidName,
}
