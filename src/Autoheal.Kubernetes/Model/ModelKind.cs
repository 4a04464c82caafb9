using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model.Json;
using Autoheal.Kubernetes.Watching;

namespace Autoheal.Kubernetes.Model;

/// <summary>A kind that the model has a type for.</summary>
internal abstract class ModelKind(KubernetesResource resource)
{
    /// <summary>Gets the resource in the version that Autoheal prefers; objects of other versions are read alike.</summary>
    public KubernetesResource Resource => resource;

    /// <summary>Somewhere to gather objects of this kind.</summary>
    public abstract ObjectBin NewBin();

    /// <summary>Somewhere to keep objects of this kind while they are watched.</summary>
    public abstract WatchedKind NewWatched();

    /// <summary>What was seen of it when nothing was.</summary>
    public abstract object NewIndex(CoverageMap coverage);
}

/// <summary>A kind, its type and how its objects are read.</summary>
internal sealed class ModelKind<T>(KubernetesResource resource, ListReader.ItemReader<T> read) : ModelKind(resource)
    where T : ClusterObject
{
    public ListReader.ItemReader<T> Read => read;

    public override ObjectBin NewBin() => new ObjectBin<T>(this);

    public override WatchedKind NewWatched() => new WatchedObjects<T>(this);

    public override object NewIndex(CoverageMap coverage) => new ObjectIndex<T>(Resource.Kind, [], coverage);
}
