namespace Autoheal.Kubernetes.Model;

/// <summary>Compares the places of two templates that name ConfigMaps and Secrets.</summary>
internal static class ReferenceDiff
{
    public static void Compare(IReadOnlyList<ConfigReference> before, IReadOnlyList<ConfigReference> after, List<TemplateChange> changes)
    {
        // envFrom entries have no name of their own: the n-th of a container answers to the n-th.
        var left = new List<ConfigReference>(before);
        foreach (var reference in after)
        {
            var at = left.FindIndex(reference.SamePlaceAs);
            var old = at < 0 ? null : left[at];
            if (at >= 0)
            {
                left.RemoveAt(at);
            }

            if (old is null || old.Name != reference.Name || old.Key != reference.Key)
            {
                changes.Add(Change(old, reference));
            }
        }

        foreach (var gone in left)
        {
            changes.Add(Change(gone, null));
        }
    }

    private static TemplateChange Change(ConfigReference? before, ConfigReference? after) => new()
    {
        Kind = TemplateChangeKind.ConfigReference,
        Container = (after ?? before)!.Container,
        Name = (after ?? before)!.Taker,
        Before = before?.ToString() ?? "",
        After = after?.ToString() ?? "",
        OldReference = before,
        NewReference = after,
    };
}
