using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Context;

/// <summary>What file names and kinds say about each other.</summary>
internal static class RecordedKinds
{
    /// <summary>The kind that a file is named after, for instance <c>configmaps</c> or <c>ConfigMap</c>; null when it is named after none.</summary>
    public static string? ByFileName(string name)
    {
        foreach (var kind in ModelKinds.All.Values)
        {
            var matches = string.Equals(name, kind.Resource.Plural, StringComparison.OrdinalIgnoreCase)
                || string.Equals(name, kind.Resource.Kind, StringComparison.OrdinalIgnoreCase);
            if (matches)
            {
                return kind.Resource.Kind;
            }
        }

        return null;
    }

    /// <summary>Whether objects of the kind live in namespaces; most do.</summary>
    public static bool IsNamespaced(string kind) => ModelKinds.All.GetValueOrDefault(kind)?.Resource.Namespaced ?? true;
}
