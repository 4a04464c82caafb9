using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Context;

/// <summary>A recording while its files are being read.</summary>
internal sealed class RecordingDraft
{
    private readonly List<JsonObject> _objects = [];

    public List<string> Unreadable { get; } = [];

    /// <summary>Gets the kinds and namespaces of which the files hold everything; an empty namespace means everywhere.</summary>
    public HashSet<(string Kind, string Namespace)> Complete { get; } = [];

    public DateTimeOffset? LatestTime { get; private set; }

    /// <summary>Adds a document: a list, a plain array of objects, or one object. Anything else is no concern of ours.</summary>
    public void Add(JsonNode document, string file)
    {
        if (document is JsonArray array)
        {
            AddItems(array, kind: null, apiVersion: null);
        }
        else if (document is JsonObject { } item && Text(item, "kind") is { } kind)
        {
            if (kind.EndsWith("List", StringComparison.Ordinal) && (item.ContainsKey("items") || item["metadata"] is JsonObject))
            {
                AddList(item, kind[..^"List".Length], file);
            }
            else
            {
                AddObject(item, kind, Text(item, "apiVersion"));
            }
        }
    }

    /// <summary>Where not one pod was recorded, the pods that the paths of logs name: of these nothing is known but the log.</summary>
    public void AddPodsOfLogs(IEnumerable<string> paths)
    {
        if (_objects.Exists(item => Text(item, "kind") == "Pod"))
        {
            return;
        }

        foreach (var (@namespace, name) in RecordedPodNames.Find(paths))
        {
            var metadata = new JsonObject { ["name"] = name, ["namespace"] = @namespace.Length == 0 ? "default" : @namespace };
            _objects.Add(new JsonObject { ["kind"] = "Pod", ["apiVersion"] = "v1", ["metadata"] = metadata });
        }
    }

    /// <summary>The objects; what says only how long ago it happened counts from the moment at which the recording was taken.</summary>
    public IReadOnlyList<RecordedObject> Build(DateTimeOffset takenAt)
    {
        var objects = new List<RecordedObject>(_objects.Count);
        foreach (var item in _objects)
        {
            RecordedEvents.Complete(item, takenAt, objects.Count);
            var metadata = item["metadata"] as JsonObject;
            if (Text(metadata, "name") is { Length: > 0 } name)
            {
                objects.Add(new RecordedObject
                {
                    Kind = Text(item, "kind")!,
                    Namespace = Text(metadata, "namespace") ?? "",
                    Name = name,
                    Uid = Text(metadata, "uid") ?? "",
                    Version = long.TryParse(Text(metadata, "resourceVersion"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
                    Utf8 = JsonSerializer.SerializeToUtf8Bytes(item),
                });
            }
        }

        return objects;
    }

    private void AddList(JsonObject list, string kind, string file)
    {
        var items = list["items"] as JsonArray ?? [];
        NoteComplete(items, kind, file);
        AddItems(items, kind.Length == 0 ? null : kind, Text(list, "apiVersion"));
    }

    /// <summary>
    /// A list holds all objects of its kinds in the namespace of its items, or everywhere when they are of several; an empty one in the namespace after which its folder is called. The
    /// untyped lists of <c>kubectl get</c> do not say of what they are empty, but their files' names may.
    /// </summary>
    private void NoteComplete(JsonArray items, string kind, string file)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(file)) ?? "";
        IEnumerable<string> kinds = kind.Length > 0 ? [kind] : items.OfType<JsonObject>().Select(item => Text(item, "kind")).OfType<string>().Distinct();
        var named = kind.Length == 0 && items.Count == 0 ? RecordedKinds.ByFileName(Path.GetFileNameWithoutExtension(file)) : null;
        foreach (var each in named is null ? kinds : [named])
        {
            var namespaces = items.OfType<JsonObject>()
                .Where(item => (Text(item, "kind") ?? each) == each)
                .Select(item => Text(item["metadata"] as JsonObject, "namespace") ?? "")
                .Distinct()
                .ToArray();

            // Only kubectl's --all-namespaces prints one list of several: it holds all of them.
            var places = namespaces.Length > 1 ? [""] : namespaces.Length == 1 ? namespaces : [RecordedKinds.IsNamespaced(each) ? folder : ""];
            Complete.UnionWith(places.Select(@namespace => (each, @namespace)));
        }
    }

    private void AddItems(JsonArray items, string? kind, string? apiVersion)
    {
        var objects = items.OfType<JsonObject>().ToArray();
        items.Clear();
        foreach (var item in objects)
        {
            var isEvent = item.ContainsKey("involvedObject") || item.ContainsKey("regarding");
            if ((Text(item, "kind") ?? kind ?? (isEvent ? "Event" : null)) is { } itemKind)
            {
                AddObject(item, itemKind, Text(item, "apiVersion") ?? apiVersion);
            }
        }
    }

    private void AddObject(JsonObject item, string kind, string? apiVersion)
    {
        item["kind"] = kind;
        item["apiVersion"] = apiVersion ?? ModelKinds.All.GetValueOrDefault(kind)?.Resource.ApiVersion;
        if (item["metadata"] is JsonObject || kind == "Event")
        {
            _objects.Add(item);
            LatestTime = RecordedTimes.Latest(item, LatestTime);
        }
    }

    private static string? Text(JsonObject? item, string name) =>
        item?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
