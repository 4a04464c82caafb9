namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>Why a volume cannot fill a claim, the one that says most last.</summary>
[Flags]
internal enum VolumeObstacles
{
    /// <summary>It can.</summary>
    None = 0,

    /// <summary>Another claim has it, or had it and left its name behind.</summary>
    Taken = 1,

    /// <summary>It is a block device where a file system is wanted, or the other way round.</summary>
    Mode = 2,

    /// <summary>Its labels are not those that the claim selects.</summary>
    Selector = 4,

    /// <summary>It does not allow the access that the claim wants.</summary>
    Access = 8,

    /// <summary>It is smaller than the claim asks for.</summary>
    Size = 16,
}
