using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Watching;

/// <summary>The objects of one kind as a watch keeps them. Thread-safe.</summary>
internal abstract class WatchedKind(ModelKind kind)
{
    public ModelKind Kind => kind;

    public KubernetesResource Resource => kind.Resource;

    /// <summary>Gets how much of the kind is known, and since when.</summary>
    public CoverageEntry Coverage { get; protected set; } =
        new() { Kind = kind.Resource.Kind, State = CoverageState.NotAsked, At = default, Reason = "not listed yet" };

    /// <summary>Gets the number of objects.</summary>
    public abstract int Count { get; }

    /// <summary>Begins a list; what <see cref="Finish"/> then does not find in it is gone.</summary>
    public abstract void Begin();

    /// <summary>Takes a page of the list.</summary>
    public abstract void AddPage(ReadOnlySpan<byte> page);

    /// <summary>Ends the list and gives what changed since before it.</summary>
    public abstract IReadOnlyList<ObjectChange> Finish(DateTimeOffset at);

    /// <summary>Takes an event of the watch and gives what changed; null when it says nothing new.</summary>
    public abstract ObjectChange? Apply(WatchEventType type, ReadOnlySpan<byte> item, DateTimeOffset at);

    /// <summary>The index of what is known in these namespaces; none given means all.</summary>
    public abstract object Snapshot(IReadOnlyList<string> namespaces, CoverageMap coverage);

    /// <summary>The server refuses, or cannot be reached: what is known may be old.</summary>
    public void Fail(CoverageState state, string reason) => Coverage = Coverage with { State = state, Reason = reason };
}
