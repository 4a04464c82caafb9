using System.Runtime.InteropServices;
using Autoheal.Kubernetes.Model.Json;

namespace Autoheal.Kubernetes.Model;

/// <summary>Gathers the objects of one kind before a model is made.</summary>
internal abstract class ObjectBin
{
    /// <summary>Adds the items of a list.</summary>
    public abstract void AddList(ReadOnlySpan<byte> list, ModelPool pool);

    /// <summary>Adds one object.</summary>
    public abstract void AddOne(ReadOnlySpan<byte> item, ModelPool pool);

    /// <summary>The index of what was gathered.</summary>
    public abstract object Build(CoverageMap coverage);
}

/// <summary>Gathers objects of one type.</summary>
internal sealed class ObjectBin<T>(ModelKind<T> kind) : ObjectBin
    where T : ClusterObject
{
    private readonly List<T> _objects = [];

    public override void AddList(ReadOnlySpan<byte> list, ModelPool pool) => ListReader.Read(list, pool, kind.Read, _objects);

    public override void AddOne(ReadOnlySpan<byte> item, ModelPool pool) => ListReader.ReadOne(item, pool, kind.Read, _objects);

    public override object Build(CoverageMap coverage)
    {
        // Namespaces stay in the order in which they came, and so do the objects of each.
        var order = new List<string>(1);
        var groups = new Dictionary<string, List<T>>(StringComparer.Ordinal);
        foreach (var item in _objects)
        {
            ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, item.Namespace, out var exists);
            if (!exists)
            {
                order.Add(item.Namespace);
            }

            (group ??= []).Add(item);
        }

        var segments = order.ConvertAll(@namespace => new ObjectSegment<T>(@namespace, [.. groups[@namespace]]));
        return new ObjectIndex<T>(kind.Resource.Kind, segments, coverage);
    }
}
