using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>Which owners of one kind have to look again when a pod changes.</summary>
internal static class PodOwners
{
    /// <summary>Its controller, the one it had before, or, for an orphan, everybody who might adopt it.</summary>
    public static IEnumerable<ObjectKey> Concerned(StoreChange change, ObjectKind kind, SelectorIndex selectors)
    {
        var pod = change.Object;
        if (change.Old?.Controller is { } former && former.Text("kind") == kind.Kind && former.Text("uid") != pod.Controller.Text("uid"))
            yield return new(pod.Namespace, former.Text("name")!);
        if (pod.Controller is { } controller)
        {
            if (controller.Text("kind") == kind.Kind)
                yield return new(pod.Namespace, controller.Text("name")!);
            yield break;
        }

        if (change.Type == ChangeType.Deleted)
            yield break;
        foreach (var candidate in selectors.Matching(kind, pod.Namespace, pod.Labels))
            yield return ObjectKey.Of(candidate);
    }
}
