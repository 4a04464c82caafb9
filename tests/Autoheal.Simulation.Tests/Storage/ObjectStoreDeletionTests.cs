using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Tests.Storage;

public sealed class ObjectStoreDeletionTests
{
    private readonly FixedClock _clock = new();
    private readonly ObjectStore _store;
    private readonly List<StoreChange> _changes = [];

    public ObjectStoreDeletionTests()
    {
        _store = new(_clock, new SeededRandom(7));
        _store.Changed += _changes.Add;
    }

    [Fact]
    public void Delete_BoundPod_WaitsForItsGracePeriod()
    {
        CreatePod(nodeName: "node-1");

        var deleting = _store.Delete(Kinds.Pod, "shop", "a", DeleteOptions.Default)!;

        Assert.True(deleting.Deleting);
        Assert.Equal("2026-03-01T09:00:30Z", deleting.Metadata.Text("deletionTimestamp"));
        Assert.Equal(30, deleting.Metadata.Number("deletionGracePeriodSeconds"));
        Assert.Equal(ChangeType.Modified, _changes[^1].Type);
    }

    [Fact]
    public void Delete_ShorterGrace_CountsFromTheFirstRequest()
    {
        CreatePod(nodeName: "node-1");
        _store.Delete(Kinds.Pod, "shop", "a", DeleteOptions.Default);
        _clock.Now += TimeSpan.FromSeconds(4);

        var longer = _store.Delete(Kinds.Pod, "shop", "a", new() { GracePeriodSeconds = 60 })!;
        var shorter = _store.Delete(Kinds.Pod, "shop", "a", new() { GracePeriodSeconds = 5 })!;

        Assert.Equal("2026-03-01T09:00:30Z", longer.Metadata.Text("deletionTimestamp"));
        Assert.Equal("2026-03-01T09:00:05Z", shorter.Metadata.Text("deletionTimestamp"));
    }

    [Theory]
    [InlineData(null, "Pending")]
    [InlineData("node-1", "Succeeded")]
    [InlineData("node-1", "Failed")]
    public void Delete_PodThatNobodyRuns_GoesAtOnce(string? nodeName, string phase)
    {
        CreatePod(nodeName);
        _store.MutateStatus(Kinds.Pod, "shop", "a", o => o.Ensure("status")["phase"] = phase);

        _store.Delete(Kinds.Pod, "shop", "a", DeleteOptions.Default);

        Assert.Null(_store.Find(Kinds.Pod, "shop", "a"));
        Assert.Equal(ChangeType.Deleted, _changes[^1].Type);
        Assert.Equal(_store.CurrentVersion, _changes[^1].ResourceVersion);
    }

    [Fact]
    public void Delete_WithFinalizer_WaitsUntilItIsRemoved()
    {
        _store.Create(Kinds.ConfigMap, Named("settings"));
        _store.Mutate(Kinds.ConfigMap, "shop", "settings", o => o.Ensure("metadata")["finalizers"] = new JsonArray("example.com/hold"));

        _store.Delete(Kinds.ConfigMap, "shop", "settings", DeleteOptions.Default);
        Assert.True(_store.Get(Kinds.ConfigMap, "shop", "settings").Deleting);
        _store.Mutate(Kinds.ConfigMap, "shop", "settings", o => o.Ensure("metadata").Remove("finalizers"));

        Assert.Null(_store.Find(Kinds.ConfigMap, "shop", "settings"));
        Assert.Equal(ChangeType.Deleted, _changes[^1].Type);
    }

    [Theory]
    [InlineData("Foreground", "foregroundDeletion")]
    [InlineData("Orphan", "orphan")]
    public void Delete_WithPropagation_LeavesAFinalizerForTheGarbageCollector(string propagation, string finalizer)
    {
        _store.Create(Kinds.Deployment, Named("api"));

        var deleting = _store.Delete(Kinds.Deployment, "shop", "api", new() { Propagation = Enum.Parse<Propagation>(propagation) })!;

        Assert.Equal(finalizer, (string?)deleting.Metadata.Array("finalizers")![0]);
        Assert.Equal(2, deleting.Metadata.Number("generation"));
    }

    [Fact]
    public void Delete_WrongUid_IsConflictAndLeavesTheObject()
    {
        var pod = CreatePod(nodeName: null);

        var refused = Assert.Throws<StoreException>(() =>
            _store.Delete(Kinds.Pod, "shop", "a", new() { Precondition = new() { Uid = "other" } }));

        Assert.Equal(StatusReason.Conflict, refused.Reason);
        Assert.Equal(
            $"Operation cannot be fulfilled on Pod \"a\": the UID in the precondition (other) does not match the UID in record ({pod.Uid}). "
            + "The object might have been deleted and then recreated",
            refused.Message);
        Assert.NotNull(_store.Find(Kinds.Pod, "shop", "a"));
    }

    [Fact]
    public void Delete_StaleResourceVersion_IsConflict()
    {
        var pod = CreatePod(nodeName: null);
        _store.Mutate(Kinds.Pod, "shop", "a", o => o.Ensure("metadata").Ensure("labels")["a"] = "b");

        Assert.Throws<StoreException>(() =>
            _store.Delete(Kinds.Pod, "shop", "a", new() { Precondition = new() { ResourceVersion = pod.Metadata.Text("resourceVersion") } }));
        Assert.NotNull(_store.Find(Kinds.Pod, "shop", "a"));
    }

    [Fact]
    public void Delete_DryRun_LeavesTheObject()
    {
        CreatePod(nodeName: "node-1");

        var answered = _store.Delete(Kinds.Pod, "shop", "a", new() { DryRun = true })!;

        Assert.True(answered.Deleting);
        Assert.False(_store.Get(Kinds.Pod, "shop", "a").Deleting);
    }

    [Fact]
    public void Delete_Unknown_IsNull() => Assert.Null(_store.Delete(Kinds.Pod, "shop", "a", DeleteOptions.Default));

    private StoredObject CreatePod(string? nodeName)
    {
        var pod = Named("a");
        pod["spec"] = nodeName is null ? new JsonObject() : new JsonObject { ["nodeName"] = nodeName };
        return _store.Create(Kinds.Pod, pod);
    }

    private static JsonObject Named(string name) => new() { ["metadata"] = new JsonObject { ["namespace"] = "shop", ["name"] = name } };
}
