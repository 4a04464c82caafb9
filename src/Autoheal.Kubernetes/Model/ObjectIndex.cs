using System.Collections;
using Autoheal.Context;

namespace Autoheal.Kubernetes.Model;

/// <summary>All objects of one kind that were seen, by namespace, name and uid. Immutable; thread-safe.</summary>
/// <typeparam name="T">The kind.</typeparam>
public sealed class ObjectIndex<T> : IReadOnlyList<T>
    where T : ClusterObject
{
    private readonly IReadOnlyList<ObjectSegment<T>> _segments;
    private readonly Dictionary<string, ObjectSegment<T>> _byNamespace;
    private readonly string _kind;
    private readonly CoverageMap _coverage;

    internal ObjectIndex(string kind, IReadOnlyList<ObjectSegment<T>> segments, CoverageMap coverage)
    {
        _kind = kind;
        _segments = segments;
        _coverage = coverage;
        _byNamespace = new(segments.Count, StringComparer.Ordinal);
        foreach (var segment in segments)
        {
            _byNamespace[segment.Namespace] = segment;
            Count += segment.Objects.Length;
        }
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public T this[int index]
    {
        get
        {
            foreach (var segment in _segments)
            {
                if (index < segment.Objects.Length)
                {
                    return segment.Objects[index];
                }

                index -= segment.Objects.Length;
            }

            throw new ArgumentOutOfRangeException(nameof(index));
        }
    }

    /// <summary>The objects of one namespace; of cluster-scoped kinds those of the empty one.</summary>
    public IReadOnlyList<T> In(string @namespace) => _byNamespace.TryGetValue(@namespace, out var segment) ? segment.Objects : [];

    /// <summary>Looks an object up by name; absence is only claimed when all objects of the kind in that namespace were seen.</summary>
    /// <param name="namespace">The namespace; empty for cluster-scoped kinds.</param>
    /// <param name="name">The name.</param>
    public Lookup<T> Find(string @namespace, string name) =>
        _byNamespace.TryGetValue(@namespace, out var segment) && segment.Find(name) is { } found ? Lookup<T>.Found(found)
        : _coverage.IsComplete(_kind, @namespace) ? Lookup<T>.Absent()
        : Lookup<T>.NotObserved(_coverage.WhyNotObserved(_kind, @namespace));

    /// <summary>The object with the uid, or null when none was seen.</summary>
    public T? FindUid(string uid)
    {
        foreach (var segment in _segments)
        {
            if (segment.FindUid(uid) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The object with the uid in one namespace, or null when none was seen.</summary>
    public T? FindUid(string @namespace, string uid) => _byNamespace.TryGetValue(@namespace, out var segment) ? segment.FindUid(uid) : null;

    /// <summary>Whether all objects of the kind in the namespace were seen.</summary>
    public bool IsComplete(string @namespace) => _coverage.IsComplete(_kind, @namespace);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        foreach (var segment in _segments)
        {
            foreach (var item in segment.Objects)
            {
                yield return item;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
