using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Storage;

/// <summary>
/// The cluster's state: what etcd and the generic part of the API server do together. One global resource version counts every write.
/// Single-threaded by design; a transport with threads takes a lock around the world.
/// </summary>
/// <param name="clock">Gives creation and deletion times.</param>
/// <param name="random">Draws uids and generated names.</param>
/// <param name="strategy">Defaulting, validation and admission; null stores objects as they come.</param>
/// <param name="historyCapacity">How many changes are kept for watches to resume from.</param>
internal sealed partial class ObjectStore(TimeProvider clock, SeededRandom random, IObjectStrategy? strategy = null, int historyCapacity = 8192)
{
    private const int GeneratedSuffixLength = 5;
    private const int MaxGeneratedPrefix = 63 - GeneratedSuffixLength;

    private static readonly string[] s_serverFields =
        ["uid", "creationTimestamp", "generation", "deletionTimestamp", "deletionGracePeriodSeconds", "resourceVersion", "managedFields"];

    private readonly Dictionary<ObjectKind, ObjectTable> _tables = CreateTables();
    private readonly List<ObjectKind> _kinds = [.. Kinds.All];
    private readonly ChangeHistory _history = new(historyCapacity);
    private readonly Queue<StoreChange> _undelivered = new();
    private bool _delivering;

    /// <summary>
    /// Raised for every committed change, in the order of their versions: a write made by a subscriber is raised after every subscriber has
    /// seen the one before it.
    /// </summary>
    public event Action<StoreChange>? Changed;

    /// <summary>The version of the last write; a fresh store starts at 1 so that 0 keeps its meaning of "any version".</summary>
    public long CurrentVersion { get; private set; } = 1;

    /// <summary>Who is writing: the field manager that <c>managedFields</c> will name.</summary>
    public string Writer { get; internal set; } = "kube-controller-manager";

    /// <summary>The kinds that can be stored: those of the start and those that definitions have added.</summary>
    public IReadOnlyList<ObjectKind> AllKinds => _kinds;

    /// <summary>Makes a further kind storable.</summary>
    public void Register(ObjectKind kind)
    {
        _tables.Add(kind, new(kind));
        _kinds.Add(kind);
    }

    /// <summary>Forgets a kind with its objects, which must be gone.</summary>
    public void Unregister(ObjectKind kind)
    {
        _tables.Remove(kind);
        _kinds.Remove(kind);
    }

    public StoredObject? Find(ObjectKind kind, string? ns, string name) => _tables[kind].Find(ns, name);

    public StoredObject Get(ObjectKind kind, string? ns, string name) => Find(kind, ns, name) ?? throw StoreException.NotFound(kind, name);

    /// <summary>A snapshot ordered by namespace and name; it never changes, whatever is written later.</summary>
    public IReadOnlyList<StoredObject> List(ObjectKind kind, string? ns = null) =>
        ns is null || !kind.Namespaced ? _tables[kind].List() : _tables[kind].List(ns);

    /// <summary>Makes everything written until the scope ends count as written by <paramref name="writer"/>.</summary>
    public WriterScope As(string writer)
    {
        var scope = new WriterScope(this, Writer);
        Writer = writer;
        return scope;
    }

    /// <summary>Changes after the version, oldest first.</summary>
    /// <exception cref="StoreException">Expired: the version was compacted.</exception>
    public IEnumerable<StoreChange> ChangesSince(long resourceVersion) => _history.Since(resourceVersion);

    /// <summary>Forgets the history up to the current version, so that older watches get 410.</summary>
    public void Compact() => _history.Compact(CurrentVersion);

    /// <summary>Stores a new object and takes ownership of its JSON. Sets name (from generateName), uid, creation time, generation and version.</summary>
    /// <exception cref="StoreException">AlreadyExists, or whatever the strategy refuses with.</exception>
    public StoredObject Create(ObjectKind kind, JsonObject obj, bool dryRun = false, JsonArray? managedFields = null)
    {
        var metadata = obj.Ensure("metadata");
        GenerateName(kind, metadata);
        metadata["uid"] = random.NewUid();
        metadata["creationTimestamp"] = KubernetesTime.Format(clock.GetUtcNow());
        strategy?.PrepareForCreate(this, kind, obj);
        var name = metadata.Text("name") ?? throw StoreException.Invalid(kind, "", FieldError.Required("metadata.name", "name or generateName is required"));
        if (Find(kind, metadata.Text("namespace"), name) is not null)
            throw StoreException.AlreadyExists(kind, name);

        foreach (var field in (ReadOnlySpan<string>)["resourceVersion", "deletionTimestamp", "deletionGracePeriodSeconds", "managedFields"])
            metadata.Remove(field);
        if (kind.TracksGeneration)
            metadata["generation"] = 1;
        var sections = ObjectSections.Of(obj, before: null);
        if (managedFields is not null)
            metadata["managedFields"] = managedFields;
        else
            strategy?.RecordWriter(this, kind, metadata, new() { Changes = sections.ChangesSince(null), Updated = obj });
        return dryRun ? DryRun(kind, sections, metadata, 0) : Commit(ChangeType.Added, kind, sections, metadata, null);
    }

    /// <summary>
    /// Replaces everything but the status (when the kind has a status subresource) and the fields that the server owns. A resource version in
    /// the object must be the stored one. Nothing is written when nothing changes. Removing the last finalizer of an object that is being
    /// deleted removes it.
    /// </summary>
    /// <param name="kind">The object's kind.</param>
    /// <param name="obj">The whole object; the store takes ownership of it.</param>
    /// <param name="precondition">What must be true of the stored object.</param>
    /// <param name="dryRun">Whether to check everything and write nothing.</param>
    /// <param name="managedFields">Who owns which field from now on; null to record the store's writer as the owner of what changes.</param>
    /// <exception cref="StoreException">NotFound, Conflict, or whatever the strategy refuses with.</exception>
    public StoredObject Update(ObjectKind kind, JsonObject obj, Precondition? precondition = null, bool dryRun = false, JsonArray? managedFields = null)
    {
        var current = FindForUpdate(kind, obj, precondition);
        KeepServerFields(current, obj);
        var sections = ObjectSections.Of(obj, current.Sections);
        if (kind.HasStatus && !ReferenceEquals(sections[ObjectSections.Status], current.Sections[ObjectSections.Status]))
        {
            Replace(obj, ObjectSections.Status, current.Sections[ObjectSections.Status]?.CreateNode());
            sections.Put(ObjectSections.Status, current.Sections[ObjectSections.Status]);
        }

        var changes = sections.ChangesSince(current.Sections);
        var sameOwners = managedFields is null || JsonNode.DeepEquals(managedFields, current.Metadata["managedFields"]);
        if (changes.Count == 0 && sameOwners)
            return current;
        if (strategy is not null && OnlyMetadata(changes))
        {
            strategy.PrepareForMetadataUpdate(kind, obj.Object("metadata")!);
        }
        else if (strategy is not null)
        {
            strategy.PrepareForUpdate(this, kind, obj, current);
            sections = ObjectSections.Of(obj, current.Sections);
            changes = sections.ChangesSince(current.Sections);
            if (changes.Count == 0 && sameOwners)
                return current;
        }

        var metadata = obj.Object("metadata")!;
        if (kind.TracksGeneration && ChangesDesiredState(kind, changes))
            metadata["generation"] = (current.Metadata.Number("generation") ?? 1) + 1;
        if (managedFields is not null)
            metadata["managedFields"] = managedFields;
        else
            strategy?.RecordWriter(this, kind, metadata, new() { Changes = changes, Updated = obj, Before = current });
        return CommitUpdate(current, sections, metadata, dryRun);
    }

    /// <summary>Changes a clone of the stored object and stores it, as a controller does that always wins its conflicts.</summary>
    public StoredObject Mutate(ObjectKind kind, string? ns, string name, Action<JsonObject> change)
    {
        var clone = Get(kind, ns, name).Clone();
        change(clone);
        return Update(kind, clone);
    }

    private static Dictionary<ObjectKind, ObjectTable> CreateTables()
    {
        var tables = new Dictionary<ObjectKind, ObjectTable>(Kinds.All.Count);
        foreach (var kind in Kinds.All)
            tables.Add(kind, new(kind));
        return tables;
    }

    private static void Replace(JsonObject owner, string field, JsonNode? value)
    {
        if (value is null)
            owner.Remove(field);
        else
            owner[field] = value;
    }

    /// <summary>Undoes whatever the writer did to the fields that only the server sets.</summary>
    private static void KeepServerFields(StoredObject current, JsonObject updated)
    {
        var (before, after) = (current.Sections[ObjectSections.Metadata]!, updated.Ensure("metadata"));
        foreach (var field in s_serverFields)
            Replace(after, field, before.CreateNode(field));
    }

    private static bool OnlyMetadata(List<FieldChange> changes) => changes.TrueForAll(static change => change.Path.Section == ObjectSections.Metadata);

    /// <summary>A Deployment also counts changes of its annotations.</summary>
    private static bool ChangesDesiredState(ObjectKind kind, List<FieldChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.Path.Section != "metadata" || (kind == Kinds.Deployment && change.Path.Group == "annotations"))
                return true;
        }

        return false;
    }

    private void GenerateName(ObjectKind kind, JsonObject metadata)
    {
        if (!string.IsNullOrEmpty(metadata.Text("name")) || metadata.Text("generateName") is not { Length: > 0 } prefix)
            return;
        var kept = prefix.Length > MaxGeneratedPrefix ? prefix[..MaxGeneratedPrefix] : prefix;
        string name;
        do
            name = kept + random.NextName(GeneratedSuffixLength);
        while (Find(kind, metadata.Text("namespace"), name) is not null);
        metadata["name"] = name;
    }

    private StoredObject FindForUpdate(ObjectKind kind, JsonObject obj, Precondition? precondition)
    {
        var metadata = obj.Object("metadata");
        var current = Get(kind, metadata.Text("namespace"), metadata.Text("name") ?? "");
        CheckUpdate(current, precondition);
        if (metadata.Text("uid") is { Length: > 0 } uid && uid != current.Uid)
            throw StoreException.Conflict(kind, current.Name, InvalidObject(current, $"UID in precondition: {uid}, UID in object meta: {current.Uid}"));
        if (metadata.Text("resourceVersion") is { Length: > 0 } version && version != "0" && version != current.Metadata.Text("resourceVersion"))
            throw StoreException.Conflict(kind, current.Name, "the object has been modified; please apply your changes to the latest version and try again");
        return current;
    }

    private static void CheckUpdate(StoredObject current, Precondition? precondition)
    {
        if (precondition?.Uid is { } uid && uid != current.Uid)
            throw StoreException.Conflict(current.Kind, current.Name, InvalidObject(current, $"UID in precondition: {uid}, UID in object meta: {current.Uid}"));
        if (precondition?.ResourceVersion is { } version && version != current.Metadata.Text("resourceVersion"))
        {
            throw StoreException.Conflict(current.Kind, current.Name,
                InvalidObject(current, $"ResourceVersion in precondition: {version}, ResourceVersion in object meta: {current.Metadata.Text("resourceVersion")}"));
        }
    }

    private static string InvalidObject(StoredObject current, string why) =>
        $"StorageError: invalid object, Code: 4, Key: /registry/{current.Kind.Plural}/{current.Key}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: {why}";

    private StoredObject CommitUpdate(StoredObject current, ObjectSections sections, JsonObject metadata, bool dryRun)
    {
        if (dryRun)
            return DryRun(current.Kind, sections, metadata, current.ResourceVersion);
        // A pod whose grace period still runs is not gone with its last finalizer: its kubelet has yet to confirm.
        var lostLastFinalizer = current.Deleting && (current.Metadata.Number("deletionGracePeriodSeconds") ?? 0) == 0
            && metadata.Array("finalizers") is not { Count: > 0 } && current.Metadata.Array("finalizers") is { Count: > 0 };
        return Commit(lostLastFinalizer ? ChangeType.Deleted : ChangeType.Modified, current.Kind, sections, metadata, current);
    }

    private static StoredObject DryRun(ObjectKind kind, ObjectSections sections, JsonObject metadata, long version)
    {
        sections.Put(ObjectSections.Metadata, ObjectSection.Of(ObjectSections.Metadata, metadata));
        return new(kind, sections, version);
    }

    private StoredObject Commit(ChangeType type, JsonObject json, StoredObject old) =>
        Commit(type, old.Kind, ObjectSections.Of(json, old.Sections), json.Object("metadata")!, old);

    private StoredObject Commit(ChangeType type, ObjectKind kind, ObjectSections sections, JsonObject metadata, StoredObject? old)
    {
        var version = ++CurrentVersion;
        metadata["resourceVersion"] = version.ToString(CultureInfo.InvariantCulture);
        sections.Put(ObjectSections.Metadata, ObjectSection.Of(ObjectSections.Metadata, metadata));
        var stored = new StoredObject(kind, sections, version);
        if (type == ChangeType.Deleted)
            _tables[kind].Remove(stored);
        else
            _tables[kind].Put(stored);
        Publish(new(type, stored, old));
        return stored;
    }

    private void Publish(StoreChange change)
    {
        _history.Add(change);
        _undelivered.Enqueue(change);
        if (_delivering)
            return;
        _delivering = true;
        try
        {
            while (_undelivered.TryDequeue(out var next))
            {
                Changed?.Invoke(next);
                next.Old?.Supersede();
                if (next.Type == ChangeType.Deleted)
                    next.Object.Supersede();
            }
        }
        finally
        {
            _delivering = false;
        }
    }
}
