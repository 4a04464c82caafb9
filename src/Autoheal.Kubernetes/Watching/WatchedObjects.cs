using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Model.Json;

namespace Autoheal.Kubernetes.Watching;

/// <summary>
/// The objects of one kind, by namespace. A version that was seen already changes nothing, so that an event that comes again after a broken
/// connection is not reported twice. A namespace in which nothing changed gives the same segment to every snapshot.
/// </summary>
internal sealed class WatchedObjects<T>(ModelKind<T> kind) : WatchedKind(kind)
    where T : ClusterObject
{
    private readonly Lock _lock = new();
    private readonly ModelPool _pool = new();
    private readonly Dictionary<string, Partition> _partitions = new(StringComparer.Ordinal);
    private List<T>? _listed;
    private int _count;

    public override int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    public override void Begin()
    {
        lock (_lock)
        {
            _listed = [];
        }
    }

    public override void AddPage(ReadOnlySpan<byte> page)
    {
        lock (_lock)
        {
            ListReader.Read(page, _pool, kind.Read, _listed!);
        }
    }

    public override IReadOnlyList<ObjectChange> Finish(DateTimeOffset at)
    {
        lock (_lock)
        {
            var changes = new List<ObjectChange>();
            var listed = new HashSet<(string Namespace, string Name)>(_listed!.Count);
            foreach (var item in _listed)
            {
                listed.Add((item.Namespace, item.Name));
                Put(item, changes);
            }

            foreach (var gone in _partitions.Values.SelectMany(partition => partition.Objects.Values)
                .Where(item => !listed.Contains((item.Namespace, item.Name))).ToArray())
            {
                Remove(gone, changes);
            }

            _listed = null;
            Coverage = new CoverageEntry { Kind = Resource.Kind, State = CoverageState.Complete, At = at };
            return changes;
        }
    }

    public override ObjectChange? Apply(WatchEventType type, ReadOnlySpan<byte> item, DateTimeOffset at)
    {
        lock (_lock)
        {
            var read = new List<T>(1);
            ListReader.ReadOne(item, _pool, kind.Read, read);
            var changes = new List<ObjectChange>(1);
            if (read is [var found])
            {
                if (type == WatchEventType.Deleted)
                {
                    Remove(found, changes);
                }
                else
                {
                    Put(found, changes);
                }
            }

            Coverage = Coverage with { At = at };
            return changes.Count == 0 ? null : changes[^1];
        }
    }

    public override object Snapshot(IReadOnlyList<string> namespaces, CoverageMap coverage)
    {
        lock (_lock)
        {
            IEnumerable<string> wanted = namespaces.Count == 0 || !Resource.Namespaced ? _partitions.Keys.Order(StringComparer.Ordinal) : namespaces;
            var segments = new List<ObjectSegment<T>>(_partitions.Count);
            foreach (var @namespace in wanted)
            {
                if (_partitions.TryGetValue(@namespace, out var partition))
                {
                    segments.Add(partition.Segment ??= new ObjectSegment<T>(@namespace, Sorted(partition)));
                }
            }

            return new ObjectIndex<T>(Resource.Kind, segments, coverage);
        }
    }

    private static T[] Sorted(Partition partition)
    {
        T[] objects = [.. partition.Objects.Values];
        Array.Sort(objects, static (x, y) => string.CompareOrdinal(x.Name, y.Name));
        return objects;
    }

    private void Put(T item, List<ObjectChange> changes)
    {
        if (!_partitions.TryGetValue(item.Namespace, out var partition))
        {
            _partitions[item.Namespace] = partition = new Partition();
        }

        var known = partition.Objects.GetValueOrDefault(item.Name);
        if (known is not null && known.Uid == item.Uid && known.Metadata.ResourceVersion == item.Metadata.ResourceVersion)
        {
            return;
        }

        partition.Objects[item.Name] = item;
        partition.Segment = null;
        _count += known is null ? 1 : 0;
        if (known is not null && known.Uid != item.Uid)
        {
            // Made anew under the same name while nobody looked.
            changes.Add(new ObjectChange(ChangeKind.Removed, known));
            known = null;
        }

        changes.Add(new ObjectChange(known is null ? ChangeKind.Added : ChangeKind.Updated, item));
    }

    private void Remove(T item, List<ObjectChange> changes)
    {
        if (_partitions.TryGetValue(item.Namespace, out var partition) && partition.Objects.TryGetValue(item.Name, out var known) && known.Uid == item.Uid)
        {
            partition.Objects.Remove(item.Name);
            partition.Segment = null;
            _count--;
            changes.Add(new ObjectChange(ChangeKind.Removed, known));
            if (partition.Objects.Count == 0)
            {
                _partitions.Remove(item.Namespace);
            }
        }
    }

    private sealed class Partition
    {
        public Dictionary<string, T> Objects { get; } = new(StringComparer.Ordinal);

        public ObjectSegment<T>? Segment { get; set; }
    }
}
