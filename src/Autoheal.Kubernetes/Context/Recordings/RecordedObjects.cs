using System.Text.Json;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Model.Health;

namespace Autoheal.Kubernetes.Context;

/// <summary>The objects of a recording, and of which kinds and namespaces it holds all.</summary>
internal sealed class RecordedObjects
{
    private readonly Dictionary<string, List<RecordedObject>> _byKind = new(StringComparer.Ordinal);
    private readonly HashSet<(string Kind, string Namespace)> _complete = [];
    private readonly bool _someFilesUnreadable;

    public RecordedObjects(IReadOnlyList<RecordedObject> objects, IEnumerable<(string Kind, string Namespace)> complete, bool someFilesUnreadable)
    {
        _someFilesUnreadable = someFilesUnreadable;
        _complete.UnionWith(complete);
        foreach (var group in objects.GroupBy(item => item.Kind))
        {
            // The same object may stand in several files: the newest version counts, else the one that came first.
            _byKind[group.Key] =
            [
                .. group.GroupBy(item => (item.Namespace, item.Name)).Select(same => same.MaxBy(item => item.Version)!),
            ];
        }

        Namespaces = [.. objects.Select(item => item.Namespace).Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        ClusterId = Of("Namespace").FirstOrDefault(item => item.Name == "kube-system")?.Uid;
    }

    public IReadOnlyList<string> Namespaces { get; }

    public string? ClusterId { get; }

    /// <summary>Gets what the recording holds of kinds that the model has no type for.</summary>
    public IReadOnlyList<KubernetesResource> Custom =>
    [
        .. _byKind.Where(entry => !ModelKinds.All.ContainsKey(entry.Key) && entry.Value.Count > 0).Select(entry => ResourceOf(entry.Key, entry.Value[0]))
            .Where(resource => resource.Group.Contains('.', StringComparison.Ordinal)).OrderBy(resource => resource.Kind, StringComparer.Ordinal),
    ];

    public byte[]? Find(KubernetesResource resource, string @namespace, string name) =>
        In(resource, @namespace).FirstOrDefault(item => item.Name == name)?.Utf8;

    /// <summary>The objects as a list of the API.</summary>
    public byte[] List(KubernetesResource resource, string @namespace)
    {
        var items = In(resource, @namespace).ToArray();
        var list = new MemoryStream(items.Sum(item => item.Utf8.Length + 1) + 32);
        list.Write("{\"items\":["u8);
        for (var i = 0; i < items.Length; i++)
        {
            list.Write(i == 0 ? ""u8 : ","u8);
            list.Write(items[i].Utf8);
        }

        list.Write("]}"u8);
        return list.ToArray();
    }

    /// <summary>Why the recording cannot say that something else does not exist; null when it can.</summary>
    public NotRecordedException? WhyIncomplete(KubernetesResource resource, string @namespace)
    {
        var where = resource.Namespaced ? @namespace : "";
        if (_complete.Contains((resource.Kind, where)) || _complete.Contains((resource.Kind, "")))
        {
            return _someFilesUnreadable ? new NotRecordedException(CoverageState.Partial, "some files could not be read") : null;
        }

        var any = In(resource, @namespace).Any();
        return new NotRecordedException(
            any ? CoverageState.Partial : CoverageState.NotAsked,
            any ? "the recording holds single objects" : "the recording holds none of this kind");
    }

    private static KubernetesResource ResourceOf(string kind, RecordedObject sample)
    {
        using var document = JsonDocument.Parse(sample.Utf8);
        var version = ObjectView.TextOf(document.RootElement, "apiVersion");
        var slash = version.IndexOf('/', StringComparison.Ordinal);
        return new KubernetesResource
        {
            Group = slash < 0 ? "" : version[..slash],
            Version = version[(slash + 1)..],
            Kind = kind,
            Plural = kind.ToLowerInvariant() + "s",
            Namespaced = sample.Namespace.Length > 0,
        };
    }

    private IEnumerable<RecordedObject> In(KubernetesResource resource, string @namespace) =>
        Of(resource.Kind).Where(item => !resource.Namespaced || @namespace.Length == 0 || item.Namespace == @namespace);

    private List<RecordedObject> Of(string kind) => _byKind.GetValueOrDefault(kind) ?? [];
}
