using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>One reason why a volume cannot fill a claim, in words.</summary>
internal sealed record VolumeObstacle
{
    private static readonly VolumeObstacles[] s_tellingFirst =
        [VolumeObstacles.Size, VolumeObstacles.Access, VolumeObstacles.Selector, VolumeObstacles.Mode, VolumeObstacles.Taken];

    public required CauseDescription Cause { get; init; }

    /// <summary>What the claim does, to follow its name.</summary>
    public required string Title { get; init; }

    /// <summary>What the volume does, to follow its name.</summary>
    public required string Text { get; init; }

    public required string Predicate { get; init; }

    public required string Value { get; init; }

    /// <summary>The one that says most. A volume that the claim asks for by name is foremost somebody else's.</summary>
    public static VolumeObstacle Main(PendingClaim pending, PersistentVolume volume, VolumeObstacles obstacles)
    {
        var isNamed = pending.Claim.Claim.VolumeName == volume.Name;
        return isNamed && obstacles.HasFlag(VolumeObstacles.Taken)
            ? Of(pending, volume, VolumeObstacles.Taken)
            : All(pending, volume, obstacles).First();
    }

    public static IEnumerable<VolumeObstacle> All(PendingClaim pending, PersistentVolume volume, VolumeObstacles obstacles) =>
        s_tellingFirst.Where(one => obstacles.HasFlag(one)).Select(one => Of(pending, volume, one));

    private static VolumeObstacle Of(PendingClaim pending, PersistentVolume volume, VolumeObstacles one)
    {
        var wanted = pending.Claim.Claim;
        return one switch
        {
            VolumeObstacles.Size => Make(
                StorageCauses.VolumeSmall,
                $"asks for {Sizes.Text(wanted.Request)}; PersistentVolume {volume.Name} has {Sizes.Text(volume.Capacity)}",
                $"has a capacity of {Sizes.Text(volume.Capacity)}, less than the {Sizes.Text(wanted.Request)} that are requested",
                "pv.capacity",
                Sizes.Text(volume.Capacity)),
            VolumeObstacles.Access => Make(
                StorageCauses.AccessMode,
                $"wants access mode {Join(wanted.AccessModes)}; PersistentVolume {volume.Name} allows {Join(volume.AccessModes)}",
                $"allows the access modes {Join(volume.AccessModes)}, and {Join(wanted.AccessModes)} is wanted",
                "pv.accessModes",
                Join(volume.AccessModes)),
            VolumeObstacles.Selector => Make(
                StorageCauses.Selector,
                $"selects volumes with {SelectorText(wanted.Selector!)}; PersistentVolume {volume.Name} has other labels",
                $"has {LabelText(volume)}, and the selector wants {SelectorText(wanted.Selector!)}",
                "pv.labels",
                LabelText(volume)),
            VolumeObstacles.Mode => Make(
                StorageCauses.VolumeMode,
                $"wants volume mode {wanted.VolumeMode}; PersistentVolume {volume.Name} is {volume.VolumeMode}",
                $"is of volume mode {volume.VolumeMode}, and {wanted.VolumeMode} is wanted",
                "pv.volumeMode",
                volume.VolumeMode),
            _ => Make(
                StorageCauses.AlreadyBound,
                $"cannot bind: PersistentVolume {volume.Name} belongs to {Holder(volume)}",
                $"is {(volume.Phase.Length > 0 ? volume.Phase : "taken")}, its claimRef names {Holder(volume)}",
                "pv.claimRef",
                Holder(volume)),
        };
    }

    private static VolumeObstacle Make(CauseDescription cause, string title, string text, string predicate, string value) =>
        new() { Cause = cause, Title = title, Text = text, Predicate = predicate, Value = value };

    private static string Holder(PersistentVolume volume) =>
        volume.Claim is { } claim ? claim.Namespace.Length > 0 ? $"{claim.Namespace}/{claim.Name}" : claim.Name : "a former claim";

    private static string Join(IReadOnlyList<string> words) => words.Count == 0 ? "none" : string.Join(", ", words);

    private static string SelectorText(LabelSelector selector) =>
        string.Join(", ", [.. selector.MatchLabels.Select(label => $"{label.Key}={label.Value}"), .. selector.Requirements.Select(TextOf)]);

    private static string TextOf(LabelRequirement requirement) => requirement.Values.Count == 0
        ? $"{requirement.Key} {requirement.Operator}"
        : $"{requirement.Key} {requirement.Operator} {string.Join("|", requirement.Values)}";

    private static string LabelText(PersistentVolume volume) => volume.Metadata.Labels.Count == 0
        ? "no labels"
        : $"the labels {string.Join(", ", volume.Metadata.Labels.Take(3).Select(label => $"{label.Key}={label.Value}"))}";
}
