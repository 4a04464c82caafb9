namespace Autoheal.Kubernetes.Model;

/// <summary>What a claim asks a volume to be. Immutable.</summary>
public sealed class ClaimSpec
{
    /// <summary>Gets the claim that asks for nothing.</summary>
    public static ClaimSpec Empty { get; } = new();

    /// <summary>Gets the storage asked for; null when not said.</summary>
    public Quantity? Request { get; init; }

    /// <summary>Gets the access modes, for instance <c>ReadWriteOnce</c>.</summary>
    public IReadOnlyList<string> AccessModes { get; init; } = [];

    /// <summary>Gets the storage class; null means the default one, empty means none.</summary>
    public string? StorageClass { get; init; }

    /// <summary>Gets the volume that the claim is or wants to be bound to; empty while there is none.</summary>
    public string VolumeName { get; init; } = "";

    /// <summary>Gets which volumes may fill it; null when any may.</summary>
    public LabelSelector? Selector { get; init; }

    /// <summary>Gets how it is used: <c>Filesystem</c> or <c>Block</c>.</summary>
    public string VolumeMode { get; init; } = "Filesystem";
}
