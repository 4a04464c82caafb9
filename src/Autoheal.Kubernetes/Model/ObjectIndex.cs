using System.Collections;
using Autoheal.Context;

namespace Autoheal.Kubernetes.Model;

/// <summary>All objects of one kind that were seen, by name and by uid. Immutable; thread-safe.</summary>
/// <typeparam name="T">The kind.</typeparam>
public sealed class ObjectIndex<T> : IReadOnlyList<T>
    where T : ClusterObject
{
    private readonly List<T> _objects;
    private readonly Dictionary<(string Namespace, string Name), T> _byName;
    private readonly Dictionary<string, T> _byUid;
    private readonly string _kind;
    private readonly CoverageMap _coverage;

    internal ObjectIndex(string kind, List<T> objects, CoverageMap coverage)
    {
        _kind = kind;
        _objects = objects;
        _coverage = coverage;
        _byName = new(objects.Count);
        _byUid = new(objects.Count);
        foreach (var item in objects)
        {
            _byName[(item.Namespace, item.Name)] = item;
            if (item.Uid.Length > 0)
            {
                _byUid[item.Uid] = item;
            }
        }
    }

    /// <inheritdoc/>
    public int Count => _objects.Count;

    /// <inheritdoc/>
    public T this[int index] => _objects[index];

    /// <summary>Looks an object up by name; absence is only claimed when all objects of the kind in that namespace were seen.</summary>
    /// <param name="namespace">The namespace; empty for cluster-scoped kinds.</param>
    /// <param name="name">The name.</param>
    public Lookup<T> Find(string @namespace, string name) =>
        _byName.TryGetValue((@namespace, name), out var found) ? Lookup<T>.Found(found)
        : _coverage.IsComplete(_kind, @namespace) ? Lookup<T>.Absent()
        : Lookup<T>.NotObserved(_coverage.WhyNotObserved(_kind, @namespace));

    /// <summary>The object with the uid, or null when none was seen.</summary>
    public T? FindUid(string uid) => _byUid.GetValueOrDefault(uid);

    /// <summary>Whether all objects of the kind in the namespace were seen.</summary>
    public bool IsComplete(string @namespace) => _coverage.IsComplete(_kind, @namespace);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _objects.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
