namespace Autoheal.Kubernetes.Model;

/// <summary>What differs between two revisions.</summary>
public enum TemplateChangeKind
{
    /// <summary>Something without a word of its own here.</summary>
    Other = 0,

    /// <summary>The image.</summary>
    Image,

    /// <summary>An env variable is new.</summary>
    EnvAdded,

    /// <summary>An env variable is gone.</summary>
    EnvRemoved,

    /// <summary>An env variable has another value or source.</summary>
    EnvChanged,

    /// <summary>A reference to a ConfigMap or Secret is new, gone or names another object or key.</summary>
    ConfigReference,

    /// <summary>The command or its arguments.</summary>
    Command,

    /// <summary>The memory limit.</summary>
    MemoryLimit,

    /// <summary>A probe.</summary>
    Probe,

    /// <summary>A container is new or gone.</summary>
    Container,

    /// <summary>A request, or a limit other than that of memory.</summary>
    Resources,

    /// <summary>The ports that a container says it listens on.</summary>
    Ports,

    /// <summary>Where a container sees volumes.</summary>
    Mounts,

    /// <summary>A volume is new, gone or another one.</summary>
    Volume,

    /// <summary>The ServiceAccount.</summary>
    ServiceAccount,

    /// <summary>The Secrets with which images are pulled.</summary>
    PullSecrets,

    /// <summary>Where pods may run: selector, affinity, spread, priority or tolerations.</summary>
    Scheduling,

    /// <summary>How pods find names.</summary>
    Networking,

    /// <summary>What pods or containers may do.</summary>
    Security,

    /// <summary>The labels of the pods.</summary>
    Labels,
}
