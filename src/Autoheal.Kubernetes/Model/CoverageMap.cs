using Autoheal.Context;

namespace Autoheal.Kubernetes.Model;

/// <summary>How much of each kind was seen in each namespace. A list over all namespaces covers each of them.</summary>
internal sealed class CoverageMap(IReadOnlyList<CoverageEntry> entries)
{
    public IReadOnlyList<CoverageEntry> Entries => entries;

    /// <summary>Whether all objects of the kind in the namespace were seen.</summary>
    public bool IsComplete(string kind, string @namespace) => Find(kind, @namespace) is { State: CoverageState.Complete };

    /// <summary>Why absence proves nothing.</summary>
    public string WhyNotObserved(string kind, string @namespace) => Find(kind, @namespace) switch
    {
        null => "not asked",
        { State: CoverageState.NotAsked } entry => entry.Reason ?? "not asked",
        { State: CoverageState.Forbidden } => "forbidden",
        { } entry => entry.Reason ?? "seen in part",
    };

    private CoverageEntry? Find(string kind, string @namespace)
    {
        CoverageEntry? everywhere = null;
        foreach (var entry in entries)
        {
            if (entry.Kind == kind)
            {
                if (entry.Namespace == @namespace)
                {
                    return entry;
                }

                everywhere = entry.Namespace.Length == 0 ? entry : everywhere;
            }
        }

        return everywhere;
    }
}
