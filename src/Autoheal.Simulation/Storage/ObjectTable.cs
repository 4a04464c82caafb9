namespace Autoheal.Simulation.Storage;

/// <summary>
/// The objects of one kind, ordered by key. Lists are handed out without copying; the first write after that copies the array, so a
/// reader's list never changes under it.
/// </summary>
internal sealed class ObjectTable(ObjectKind kind)
{
    private readonly Dictionary<(string? Namespace, string Name), StoredObject> _byName = [];
    private StoredObject[] _ordered = new StoredObject[8];
    private int _count;
    private bool _shared;

    public ObjectKind Kind { get; } = kind;

    public StoredObject? Find(string? ns, string name) => _byName.GetValueOrDefault((Kind.Namespaced ? ns : null, name));

    public ArraySegment<StoredObject> List()
    {
        _shared = true;
        return new(_ordered, 0, _count);
    }

    public ArraySegment<StoredObject> List(string ns)
    {
        _shared = true;
        // '0' follows '/' in ASCII, so the two probes enclose every key of the namespace.
        var first = IndexOfFirst(ns + "/");
        var end = IndexOfFirst(ns + "0");
        return new(_ordered, first, end - first);
    }

    public void Put(StoredObject value)
    {
        var index = IndexOfFirst(value.Key);
        var present = index < _count && _ordered[index].Key == value.Key;
        MakeWritable(present ? _count : _count + 1);
        if (!present)
        {
            Array.Copy(_ordered, index, _ordered, index + 1, _count - index);
            _count++;
        }

        _ordered[index] = value;
        _byName[(value.Namespace, value.Name)] = value;
    }

    public void Remove(StoredObject value)
    {
        if (!_byName.Remove((value.Namespace, value.Name)))
            return;
        var index = IndexOfFirst(value.Key);
        MakeWritable(_count);
        _count--;
        Array.Copy(_ordered, index + 1, _ordered, index, _count - index);
        _ordered[_count] = null!;
    }

    /// <summary>Index of the first object whose key is not before the given one.</summary>
    private int IndexOfFirst(string key)
    {
        int low = 0, high = _count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (string.CompareOrdinal(_ordered[middle].Key, key) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private void MakeWritable(int needed)
    {
        if (!_shared && needed <= _ordered.Length)
            return;
        var copy = new StoredObject[needed <= _ordered.Length ? _ordered.Length : _ordered.Length * 2];
        Array.Copy(_ordered, copy, _count);
        _ordered = copy;
        _shared = false;
    }
}
