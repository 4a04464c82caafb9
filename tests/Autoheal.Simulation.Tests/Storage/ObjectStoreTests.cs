using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Tests.Storage;

public sealed class ObjectStoreTests
{
    private readonly FixedClock _clock = new();
    private readonly ObjectStore _store;

    public ObjectStoreTests() => _store = new(_clock, new SeededRandom(7));

    [Fact]
    public void Create_SetsWhatTheServerOwns()
    {
        var stored = _store.Create(Kinds.Deployment, Named("shop", "api"));

        Assert.Equal(36, stored.Uid.Length);
        Assert.Equal("2026-03-01T09:00:00Z", stored.Metadata.Text("creationTimestamp"));
        Assert.Equal(1, stored.Metadata.Number("generation"));
        Assert.Equal("2", stored.Metadata.Text("resourceVersion"));
        Assert.Equal(2, _store.CurrentVersion);
        Assert.Equal("apps/v1", stored.Json.Text("apiVersion"));
    }

    [Fact]
    public void Create_SameName_IsAlreadyExists()
    {
        _store.Create(Kinds.Deployment, Named("shop", "api"));

        var refused = Assert.Throws<StoreException>(() => _store.Create(Kinds.Deployment, Named("shop", "api")));

        Assert.Equal(StatusReason.AlreadyExists, refused.Reason);
        Assert.Equal("deployments.apps \"api\" already exists", refused.Message);
    }

    [Fact]
    public void Create_GenerateName_AddsFiveCharacters()
    {
        var pod = Named("shop", null);
        pod["metadata"]!["generateName"] = "api-7c9f-";

        var stored = _store.Create(Kinds.Pod, pod);

        Assert.Matches("^api-7c9f-[bcdfghjklmnpqrstvwxz2456789]{5}$", stored.Name);
    }

    [Fact]
    public void Create_DryRun_StoresNothing()
    {
        var answered = _store.Create(Kinds.Pod, Named("shop", "a"), dryRun: true);

        Assert.NotEqual("", answered.Uid);
        Assert.Null(_store.Find(Kinds.Pod, "shop", "a"));
        Assert.Equal(1, _store.CurrentVersion);
    }

    [Fact]
    public void Update_SpecChanged_BumpsGeneration()
    {
        _store.Create(Kinds.Deployment, Named("shop", "api"));

        var relabelled = _store.Mutate(Kinds.Deployment, "shop", "api", o => o.Ensure("metadata").Ensure("labels")["a"] = "b");
        var scaled = _store.Mutate(Kinds.Deployment, "shop", "api", o => o.Ensure("spec")["replicas"] = 3);

        Assert.Equal(1, relabelled.Metadata.Number("generation"));
        Assert.Equal(2, scaled.Metadata.Number("generation"));
    }

    [Fact]
    public void Update_NothingChanged_WritesNothing()
    {
        var before = _store.Create(Kinds.Deployment, Named("shop", "api"));

        var after = _store.Update(Kinds.Deployment, before.Clone());

        Assert.Same(before, after);
        Assert.Equal(before.ResourceVersion, _store.CurrentVersion);
    }

    [Fact]
    public void Update_ParsedNumberEqualToStoredNumber_WritesNothing()
    {
        var created = Named("shop", "api");
        created["spec"] = new JsonObject { ["replicas"] = 3 };
        var before = _store.Create(Kinds.Deployment, created);

        var after = _store.Update(Kinds.Deployment, (JsonObject)JsonNode.Parse(before.Utf8.Span)!);

        Assert.Same(before, after);
    }

    [Fact]
    public void Update_StaleResourceVersion_IsConflict()
    {
        var stale = _store.Create(Kinds.Deployment, Named("shop", "api")).Clone();
        _store.Mutate(Kinds.Deployment, "shop", "api", o => o.Ensure("spec")["replicas"] = 3);

        var refused = Assert.Throws<StoreException>(() => _store.Update(Kinds.Deployment, stale));

        Assert.Equal(StatusReason.Conflict, refused.Reason);
        Assert.Equal(
            "Operation cannot be fulfilled on deployments.apps \"api\": the object has been modified; please apply your changes to the latest version and try again",
            refused.Message);
    }

    [Fact]
    public void Update_StatusInBody_IsIgnored()
    {
        _store.Create(Kinds.Deployment, Named("shop", "api"));
        _store.MutateStatus(Kinds.Deployment, "shop", "api", o => o.Ensure("status")["readyReplicas"] = 2);

        var updated = _store.Mutate(Kinds.Deployment, "shop", "api", o =>
        {
            o.Ensure("status")["readyReplicas"] = 9;
            o.Ensure("spec")["paused"] = true;
        });

        Assert.Equal(2, updated.Status.Number("readyReplicas"));
        Assert.True(updated.Spec.Flag("paused"));
    }

    [Fact]
    public void UpdateStatus_SpecInBody_IsIgnored()
    {
        var obj = _store.Create(Kinds.Deployment, Named("shop", "api")).Clone();
        obj.Ensure("spec")["replicas"] = 9;
        obj.Ensure("status")["replicas"] = 1;

        var updated = _store.UpdateStatus(Kinds.Deployment, obj);

        Assert.Null(updated.Spec.Number("replicas"));
        Assert.Equal(1, updated.Status.Number("replicas"));
        Assert.Equal(1, updated.Metadata.Number("generation"));
    }

    [Fact]
    public void Update_AnotherUid_IsConflict()
    {
        var obj = _store.Create(Kinds.Pod, Named("shop", "a")).Clone();
        obj["metadata"]!["uid"] = "11111111-1111-4111-8111-111111111111";

        Assert.Equal(StatusReason.Conflict, Assert.Throws<StoreException>(() => _store.Update(Kinds.Pod, obj)).Reason);
    }

    [Fact]
    public void List_IsOrderedByKeyAndNeverChanges()
    {
        foreach (var (ns, name) in new[] { ("b", "x"), ("a", "y"), ("a-b", "z"), ("a", "b") })
            _store.Create(Kinds.Pod, Named(ns, name));

        var all = _store.List(Kinds.Pod);
        var one = _store.List(Kinds.Pod, "a");
        _store.Create(Kinds.Pod, Named("a", "a"));
        _store.Delete(Kinds.Pod, "b", "x", DeleteOptions.Now);

        Assert.Equal(["a-b/z", "a/b", "a/y", "b/x"], all.Select(o => o.Key));
        Assert.Equal(["b", "y"], one.Select(o => o.Name));
        Assert.Equal(["a-b/z", "a/a", "a/b", "a/y"], _store.List(Kinds.Pod).Select(o => o.Key));
    }

    [Fact]
    public void Changed_WriteInsideSubscriber_IsRaisedAfterTheFirstForEverySubscriber()
    {
        var seen = new List<string>();
        _store.Changed += change =>
        {
            if (change.Type == ChangeType.Added)
                _store.Mutate(Kinds.Pod, "shop", "a", o => o.Ensure("metadata").Ensure("labels")["seen"] = "yes");
        };
        _store.Changed += change => seen.Add($"{change.Type} {change.ResourceVersion}");

        _store.Create(Kinds.Pod, Named("shop", "a"));

        Assert.Equal(["Added 2", "Modified 3"], seen);
    }

    [Fact]
    public void ChangesSince_CompactedVersion_IsExpired()
    {
        _store.Create(Kinds.Pod, Named("shop", "a"));
        var kept = _store.CurrentVersion;
        _store.Create(Kinds.Pod, Named("shop", "b"));

        Assert.Single(_store.ChangesSince(kept));
        _store.Compact();

        Assert.Equal(StatusReason.Expired, Assert.Throws<StoreException>(() => _store.ChangesSince(kept)).Reason);
        Assert.Empty(_store.ChangesSince(_store.CurrentVersion));
    }

    private static JsonObject Named(string ns, string? name)
    {
        var metadata = new JsonObject { ["namespace"] = ns };
        if (name is not null)
            metadata["name"] = name;
        return new() { ["metadata"] = metadata };
    }
}
