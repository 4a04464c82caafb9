using System.Globalization;

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
                CompareContainers(old, container, changes);
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
        if (before.OtherDigest != after.OtherDigest)
        {
            changes.Add(new TemplateChange());
        }

        return changes;
    }

    private static void CompareContainers(ContainerSpec before, ContainerSpec after, List<TemplateChange> changes)
    {
        if (before.Image != after.Image)
        {
            changes.Add(Change(TemplateChangeKind.Image, after, before.Image, after.Image));
        }

        CompareEnv(before, after, changes);
        if (before.CommandDigest != after.CommandDigest)
        {
            changes.Add(Change(TemplateChangeKind.Command, after));
        }

        if (before.MemoryLimit != after.MemoryLimit)
        {
            changes.Add(Change(TemplateChangeKind.MemoryLimit, after, Bytes(before.MemoryLimit), Bytes(after.MemoryLimit)));
        }

        if (before.ProbesDigest != after.ProbesDigest)
        {
            changes.Add(Change(TemplateChangeKind.Probe, after));
        }

        if (before.OtherDigest != after.OtherDigest && before.MemoryLimit == after.MemoryLimit)
        {
            changes.Add(Change(TemplateChangeKind.Other, after));
        }
    }

    private static void CompareEnv(ContainerSpec before, ContainerSpec after, List<TemplateChange> changes)
    {
        foreach (var variable in after.Env)
        {
            var old = before.FindEnv(variable.Name);
            if (old is null)
            {
                changes.Add(Change(TemplateChangeKind.EnvAdded, after, name: variable.Name));
            }
            else if (old.Digest != variable.Digest && (old.Source is null || variable.Source is null))
            {
                changes.Add(Change(TemplateChangeKind.EnvChanged, after, name: variable.Name));
            }
        }

        foreach (var variable in before.Env)
        {
            if (after.FindEnv(variable.Name) is null)
            {
                changes.Add(Change(TemplateChangeKind.EnvRemoved, after, name: variable.Name));
            }
        }
    }

    private static TemplateChange Change(
        TemplateChangeKind kind, ContainerSpec container, string before = "", string after = "", string name = "") =>
        new() { Kind = kind, Container = container.Name, Name = name, Before = before, After = after };

    private static string Bytes(long? limit) => limit switch
    {
        null => "",
        >= 1 << 20 and var bytes when bytes % (1 << 20) == 0 => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20}Mi"),
        var bytes => bytes.Value.ToString(CultureInfo.InvariantCulture),
    };
}
