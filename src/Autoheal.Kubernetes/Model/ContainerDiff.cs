namespace Autoheal.Kubernetes.Model;

/// <summary>Compares one container of two pod templates.</summary>
internal static class ContainerDiff
{
    public static void Compare(ContainerSpec before, ContainerSpec after, List<TemplateChange> changes)
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
            changes.Add(Change(TemplateChangeKind.MemoryLimit, after, Words(before.Limits.Memory), Words(after.Limits.Memory)));
        }

        CompareAmounts("request", before.Requests, after.Requests, after, changes);
        CompareAmounts("limit", before.Limits, after.Limits, after, changes);
        AddIf(before.ProbesDigest != after.ProbesDigest, TemplateChangeKind.Probe, after, changes);
        AddIf(!before.Ports.SequenceEqual(after.Ports), TemplateChangeKind.Ports, after, changes);
        AddIf(!before.Mounts.SequenceEqual(after.Mounts), TemplateChangeKind.Mounts, after, changes);
        if (before.Security != after.Security)
        {
            changes.Add(Change(TemplateChangeKind.Security, after, name: before.Security.ReadOnlyRoot != after.Security.ReadOnlyRoot ? "readOnlyRootFilesystem" : ""));
        }

        AddIf(
            before.OtherDigest != after.OtherDigest || before.PullPolicy != after.PullPolicy || before.Sidecar != after.Sidecar,
            TemplateChangeKind.Other,
            after,
            changes);
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

    private static void CompareAmounts(
        string what, ResourceAmounts before, ResourceAmounts after, ContainerSpec container, List<TemplateChange> changes)
    {
        foreach (var resource in before.Concat(after).Select(amount => amount.Key).Distinct())
        {
            var (old, now) = (before.Find(resource), after.Find(resource));
            if (old != now && (what, resource) != ("limit", "memory"))
            {
                changes.Add(Change(TemplateChangeKind.Resources, container, Words(old), Words(now), $"{resource} {what}"));
            }
        }
    }

    private static void AddIf(bool changed, TemplateChangeKind kind, ContainerSpec container, List<TemplateChange> changes)
    {
        if (changed)
        {
            changes.Add(Change(kind, container));
        }
    }

    private static TemplateChange Change(
        TemplateChangeKind kind, ContainerSpec container, string before = "", string after = "", string name = "") =>
        new() { Kind = kind, Container = container.Name, Name = name, Before = before, After = after };

    private static string Words(Quantity? amount) => amount?.ToString() ?? "";
}
