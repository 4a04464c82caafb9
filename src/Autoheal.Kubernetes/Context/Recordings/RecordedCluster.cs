using System.Runtime.CompilerServices;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Context;

/// <summary>
/// A cluster as files hold it: a <c>kubectl cluster-info dump --output-directory</c> tree, or any tree of what <c>kubectl get -o json|yaml</c> printed,
/// with logs beside it. It answers as an API server would; what the files do not hold is not observed, never absent. Immutable; thread-safe.
/// </summary>
public sealed class RecordedCluster : IKubernetesReader, IClusterIdentity, ICustomResourceDirectory
{
    private const string Unnamed = "recording";

    private readonly RecordedObjects _objects;
    private readonly RecordedLogs _logs;

    internal RecordedCluster(RecordedObjects objects, RecordedLogs logs, DateTimeOffset takenAt, IReadOnlyList<string> unreadable)
    {
        _objects = objects;
        _logs = logs;
        Clock = new RecordedClock(takenAt);
        Unreadable = unreadable;
    }

    /// <summary>Gets a clock that stands at the latest moment of which the files tell.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Gets the namespaces of which the files hold an object, in order.</summary>
    public IReadOnlyList<string> Namespaces => _objects.Namespaces;

    /// <summary>Gets one sentence for each file that could not be read.</summary>
    public IReadOnlyList<string> Unreadable { get; }

    /// <summary>Reads a tree.</summary>
    /// <param name="directory">The tree's root.</param>
    /// <param name="logDirectories">Further trees that hold logs.</param>
    /// <exception cref="Diagnostics.AutohealException">There is no such directory, or nothing in it is a Kubernetes object or a log.</exception>
    public static RecordedCluster Open(string directory, params IReadOnlyList<string> logDirectories) => RecordingReader.Read(directory, logDirectories);

    /// <inheritdoc/>
    public ValueTask<KubernetesPayload?> GetAsync(
        KubernetesResource resource, string @namespace, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var found = _objects.Find(resource, @namespace, name);
        return found is null && _objects.WhyIncomplete(resource, @namespace) is { } reason
            ? throw reason
            : ValueTask.FromResult(found is null ? null : new KubernetesPayload(found));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<KubernetesPayload> ListAsync(
        KubernetesResource resource,
        string @namespace,
        KubernetesListOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        await Task.CompletedTask;
        yield return new KubernetesPayload(_objects.List(resource, @namespace));
        if (_objects.WhyIncomplete(resource, @namespace) is { } reason)
        {
            throw reason;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> ReadLogAsync(PodLogRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ValueTask.FromResult(_logs.Find(request));
    }

    /// <inheritdoc/>
    public ValueTask<string> GetClusterIdAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(_objects.ClusterId ?? Unnamed);

    ValueTask<IReadOnlyList<KubernetesResource>> ICustomResourceDirectory.ListCustomAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_objects.Custom);

    private sealed class RecordedClock(DateTimeOffset takenAt) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => takenAt;
    }
}
