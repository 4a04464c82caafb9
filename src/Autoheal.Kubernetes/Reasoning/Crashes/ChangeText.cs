using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>Says in a few words what a release changed: what is likeliest to make a program crash comes first, the new image last.</summary>
internal static class ChangeText
{
    private const int MostNamed = 2;

    /// <summary>The changes in a few words; null when there are none.</summary>
    public static string? Of(IReadOnlyList<TemplateChange> changes)
    {
        var words = changes.Where(change => change.Kind != TemplateChangeKind.Image).Take(MostNamed).Select(change => change.ToString()).ToList();
        var left = changes.Count - words.Count;
        if (words.Count < MostNamed && changes.FirstOrDefault(change => change.Kind == TemplateChangeKind.Image) is { } image)
        {
            words.Add(words.Count == 0 ? image.ToString() : "new image");
            left--;
        }

        return words.Count == 0 ? null : string.Join(", ", words) + (left > 0 ? " …" : "");
    }
}
