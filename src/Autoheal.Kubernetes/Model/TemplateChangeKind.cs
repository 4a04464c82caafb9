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
}
