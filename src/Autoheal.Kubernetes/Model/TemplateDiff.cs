namespace Autoheal.Kubernetes.Model;

/// <summary>Compares two pod templates.</summary>
internal static class TemplateDiff
{
    public static IReadOnlyList<TemplateChange> Between(PodTemplate before, PodTemplate after)
    {
        var changes = new List<TemplateChange>();
        foreach (var container in after.Containers)
        {
            if (before.FindContainer(container.Name) is { } old)
            {
                ContainerDiff.Compare(old, container, changes);
            }
            else
            {
                changes.Add(new TemplateChange { Kind = TemplateChangeKind.Container, Container = container.Name, After = container.Image });
            }
        }

        foreach (var container in before.Containers)
        {
            if (after.FindContainer(container.Name) is null)
            {
                changes.Add(new TemplateChange { Kind = TemplateChangeKind.Container, Container = container.Name, Before = container.Image });
            }
        }

        ReferenceDiff.Compare(before.References, after.References, changes);
        CompareVolumes(before, after, changes);
        ComparePods(before, after, changes);
        if (before.OtherDigest != after.OtherDigest && !changes.Exists(change => change.Kind == TemplateChangeKind.Volume))
        {
            changes.Add(new TemplateChange());
        }

        return changes;
    }

    private static void ComparePods(PodTemplate before, PodTemplate after, List<TemplateChange> changes)
    {
        if (before.ServiceAccount != after.ServiceAccount)
        {
            changes.Add(new TemplateChange { Kind = TemplateChangeKind.ServiceAccount, Before = before.ServiceAccount, After = after.ServiceAccount });
        }

        AddIf(!before.ImagePullSecrets.SequenceEqual(after.ImagePullSecrets), TemplateChangeKind.PullSecrets, changes);
        AddIf(
            before.Scheduling.Digest != after.Scheduling.Digest || before.Scheduling.PinnedNode != after.Scheduling.PinnedNode
                || !before.Scheduling.Tolerations.SequenceEqual(after.Scheduling.Tolerations) || before.Scheduling.Scheduler != after.Scheduling.Scheduler,
            TemplateChangeKind.Scheduling,
            changes);
        AddIf(before.Networking.Digest != after.Networking.Digest, TemplateChangeKind.Networking, changes);
        AddIf(before.Security != after.Security, TemplateChangeKind.Security, changes);
        AddIf(before.RestartPolicy != after.RestartPolicy, TemplateChangeKind.Other, changes);
        AddIf(!SameLabels(before.Labels, after.Labels), TemplateChangeKind.Labels, changes);
    }

    private static void CompareVolumes(PodTemplate before, PodTemplate after, List<TemplateChange> changes)
    {
        foreach (var volume in after.Volumes.Where(volume => volume.Kind is not ("configMap" or "secret")))
        {
            var old = before.Volumes.FirstOrDefault(other => other.Name == volume.Name);
            if (old != volume)
            {
                changes.Add(Volume(volume.Name, old, volume));
            }
        }

        foreach (var volume in before.Volumes.Where(volume => volume.Kind is not ("configMap" or "secret")))
        {
            if (!after.Volumes.Any(other => other.Name == volume.Name))
            {
                changes.Add(Volume(volume.Name, volume, null));
            }
        }
    }

    private static TemplateChange Volume(string name, PodVolume? before, PodVolume? after) =>
        new() { Kind = TemplateChangeKind.Volume, Name = name, Before = Words(before), After = Words(after) };

    private static string Words(PodVolume? volume) => volume is null ? "" : volume.ClaimName.Length > 0 ? volume.ClaimName : volume.Kind;

    // Every revision of a Deployment has a label of its own that says which it is.
    private static bool SameLabels(LabelSet before, LabelSet after) =>
        Covers(before, after) && Covers(after, before);

    private static bool Covers(LabelSet all, LabelSet some) =>
        some.All(label => label.Key == "pod-template-hash" || all.Find(label.Key) == label.Value);

    private static void AddIf(bool changed, TemplateChangeKind kind, List<TemplateChange> changes)
    {
        if (changed)
        {
            changes.Add(new TemplateChange { Kind = kind });
        }
    }
}
