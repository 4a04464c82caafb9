namespace Autoheal.Kubernetes.Model;

/// <summary>
/// The objects of one kind in one namespace. Models that were made one after the other share the segments in which nothing changed.
/// Immutable; what it looks objects up in is made when it is first asked.
/// </summary>
internal sealed class ObjectSegment<T>
    where T : ClusterObject
{
    private Dictionary<string, T>? _byName;
    private Dictionary<string, T>? _byUid;

    public ObjectSegment(string @namespace, T[] objects)
    {
        Namespace = @namespace;
        Objects = objects;
    }

    public string Namespace { get; }

    public T[] Objects { get; }

    public T? Find(string name) => (_byName ??= IndexByName()).GetValueOrDefault(name);

    public T? FindUid(string uid) => uid.Length == 0 ? null : (_byUid ??= IndexByUid()).GetValueOrDefault(uid);

    // Two threads may both make one; they are equal and either may stay.
    private Dictionary<string, T> IndexByName()
    {
        var index = new Dictionary<string, T>(Objects.Length, StringComparer.Ordinal);
        foreach (var item in Objects)
        {
            index[item.Name] = item;
        }

        return index;
    }

    private Dictionary<string, T> IndexByUid()
    {
        var index = new Dictionary<string, T>(Objects.Length, StringComparer.Ordinal);
        foreach (var item in Objects)
        {
            if (item.Uid.Length > 0)
            {
                index[item.Uid] = item;
            }
        }

        return index;
    }
}
