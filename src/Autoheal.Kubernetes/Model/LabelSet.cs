using System.Collections;

namespace Autoheal.Kubernetes.Model;

/// <summary>
/// Labels, in the order in which the server gave them. Untrusted: anyone who may write an object may write its labels. Immutable.
/// </summary>
public sealed class LabelSet : IReadOnlyList<KeyValuePair<string, string>>
{
    private readonly KeyValuePair<string, string>[] _labels;

    internal LabelSet(KeyValuePair<string, string>[] labels) => _labels = labels;

    /// <summary>Gets the set without labels.</summary>
    public static LabelSet Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _labels.Length;

    /// <inheritdoc/>
    public KeyValuePair<string, string> this[int index] => _labels[index];

    /// <summary>The value of a label, or null.</summary>
    public string? Find(string key)
    {
        // Objects bear a handful of labels: a scan beats a dictionary.
        foreach (var label in _labels)
        {
            if (label.Key == key)
            {
                return label.Value;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _labels.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
