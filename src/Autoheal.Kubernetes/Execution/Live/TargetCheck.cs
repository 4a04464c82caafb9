using Autoheal.Incidents;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>What every action demands of its target before it looks any closer.</summary>
internal static class TargetCheck
{
    /// <summary>Why the live object cannot be acted on; null when it can.</summary>
    public static ActionPreparation? Find(ResourceRef meant, LiveObject live, bool controllerMayOwn)
    {
        if (FindOther(meant, live.Reference) is { } reason)
        {
            return Refusals.Because("target-replaced", reason);
        }

        if (live.Deleting)
        {
            return Refusals.Because("deleting", $"{live.Reference} is being deleted.");
        }

        return Ownership.Find(live.Metadata, controllerMayOwn);
    }

    /// <summary>Why the live object is not the one that was meant; null when it is.</summary>
    public static string? FindOther(ResourceRef meant, ResourceRef live)
    {
        if (meant.ClusterId.Length > 0 && meant.ClusterId != live.ClusterId)
        {
            return $"{meant} was meant in another cluster.";
        }

        return meant.Uid.Length > 0 && meant.Uid != live.Uid ? $"{meant} was replaced by another object of that name." : null;
    }
}
