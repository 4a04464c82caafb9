using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Deployments;

/// <summary>
/// Knows which ReplicaSet stands for a Deployment's template. A template that was rolled out before gets its old ReplicaSet back under
/// the next revision number, which is what an undo is.
/// </summary>
internal sealed class RevisionSync(ControllerContext context)
{
    private const int DefaultHistoryLimit = 10;

    /// <summary>The ReplicaSets that belong to the Deployment, orphans with its labels adopted; oldest first.</summary>
    public List<StoredObject> Claim(StoredObject deployment)
    {
        var owned = context.Owners.Controlled(deployment.Uid, Kinds.ReplicaSet);
        if (!deployment.Deleting)
        {
            foreach (var set in context.Owners.Orphans(Kinds.ReplicaSet, deployment.Namespace))
            {
                if (!set.Deleting && Selectors.Matches(deployment.Spec.Object("selector"), set.Labels))
                    owned.Add(Adopt(deployment, set));
            }
        }

        owned.Sort(static (a, b) => a.CreatedAt.CompareTo(b.CreatedAt) is var age and not 0 ? age : string.CompareOrdinal(a.Name, b.Name));
        return owned;
    }

    public static bool HasTemplateOf(StoredObject set, StoredObject deployment)
    {
        var (own, wanted) = (set.Spec.Object("template")!, deployment.Spec.Object("template")!);
        return JsonNode.DeepEquals(own["spec"], wanted["spec"]) && IsMetadataOf(own.Object("metadata"), wanted.Object("metadata"));
    }

    /// <summary>Compares all of a template's metadata but the hash, which only the ReplicaSet's has.</summary>
    private static bool IsMetadataOf(JsonObject? own, JsonObject? wanted)
    {
        foreach (var (field, value) in own ?? [])
        {
            if (field != "labels" && !JsonNode.DeepEquals(value, wanted?[field]))
                return false;
        }

        var (labels, wantedLabels) = (own.Object("labels"), wanted.Object("labels"));
        var hashes = labels.Text(PodTemplateHash.Label) is null ? 0 : 1;
        return (own?.Count ?? 0) == (wanted?.Count ?? 0) + (hashes == 1 && wantedLabels is null ? 1 : 0)
            && (labels?.Count ?? 0) == (wantedLabels?.Count ?? 0) + hashes
            && (wantedLabels is null || labels is null || Selectors.MatchesMap(wantedLabels, labels));
    }

    /// <summary>The rollout as it stands; creates and changes nothing.</summary>
    public Rollout Look(StoredObject deployment, List<StoredObject> sets)
    {
        var current = sets.Find(set => HasTemplateOf(set, deployment));
        return new(deployment, current, sets.FindAll(set => set.Uid != current?.Uid));
    }

    /// <summary>The rollout with its new ReplicaSet made when absent, and with revisions numbered.</summary>
    public Rollout EnsureNew(StoredObject deployment, List<StoredObject> sets, bool mayCreate)
    {
        var rollout = Look(deployment, sets);
        var revision = Revision.Max(rollout.Old) + 1;
        if (rollout.New is { } current)
            return new(NumberDeployment(deployment, Math.Max(revision, Revision.Of(current))), Renumber(deployment, current, revision), rollout.Old);
        if (!mayCreate)
            return rollout;
        var created = Create(rollout, revision);
        return new(NumberDeployment(deployment, revision), created, rollout.Old) { CreatedNew = true };
    }

    /// <summary>Deletes the oldest emptied ReplicaSets beyond the history limit.</summary>
    public void CleanUp(Rollout rollout)
    {
        var limit = (int)(rollout.Deployment.Spec.Number("revisionHistoryLimit") ?? DefaultHistoryLimit);
        var candidates = rollout.Old.FindAll(set => !set.Deleting);
        foreach (var set in candidates.OrderBy(Revision.Of).Take(candidates.Count - limit))
        {
            if (set.Status.Number("replicas") is null or 0 && Rollout.DesiredOf(set) == 0)
                context.Store.Delete(Kinds.ReplicaSet, set.Namespace, set.Name, DeleteOptions.Default);
        }
    }

    private StoredObject Adopt(StoredObject deployment, StoredObject set) =>
        context.Store.Mutate(Kinds.ReplicaSet, set.Namespace, set.Name, json =>
        {
            var metadata = json.Ensure("metadata");
            if (metadata.Array("ownerReferences") is not { } owners)
                metadata["ownerReferences"] = owners = [];
            owners.Add(OwnerReferences.ControllerOf(deployment));
        });

    private StoredObject Renumber(StoredObject deployment, StoredObject set, long revision)
    {
        if (Revision.Of(set) >= revision && set.Spec.Number("minReadySeconds") == deployment.Spec.Number("minReadySeconds") && HasAnnotationsOf(deployment, set))
            return set;
        return context.Store.Mutate(Kinds.ReplicaSet, set.Namespace, set.Name, json =>
        {
            var annotations = json.Ensure("metadata").Ensure("annotations");
            CopyAnnotations(deployment, annotations);
            Revision.Raise(annotations, revision);
            if (deployment.Spec.Number("minReadySeconds") is { } minReady)
                json.Ensure("spec")["minReadySeconds"] = minReady;
        });
    }

    private StoredObject NumberDeployment(StoredObject deployment, long revision)
    {
        if (Revision.Of(deployment) == revision)
            return deployment;
        // The controller writes its annotation together with the status, so that it does not count as a change of the desired state.
        return context.Store.MutateStatus(Kinds.Deployment, deployment.Namespace, deployment.Name, json =>
            json.Ensure("metadata").Ensure("annotations")[Revision.Annotation] = revision.ToString(CultureInfo.InvariantCulture));
    }

    private StoredObject Create(Rollout rollout, long revision)
    {
        var deployment = rollout.Deployment;
        var planned = rollout.Strategy.Recreate ? rollout.Replicas : RollingUpdate.NewReplicas(rollout, present: 0);
        var created = Create(deployment, Describe(deployment, rollout.Strategy, planned, revision));
        if (planned > 0)
        {
            context.Events.Normal(deployment, DeploymentController.Source, "ScalingReplicaSet",
                $"Scaled up replica set {created.Name} from 0 to {planned}");
        }

        return created;
    }

    private StoredObject Create(StoredObject deployment, JsonObject set)
    {
        var name = set.Text("metadata", "name");
        try
        {
            return context.Store.Create(Kinds.ReplicaSet, set);
        }
        catch (StoreException refusal)
        {
            if (context.Store.Find(Kinds.Namespace, null, deployment.Namespace!) is not { Deleting: true })
                DeploymentStatusWriter.ReportRefusal(context, deployment, $"Failed to create new replica set \"{name}\": {refusal.Message}");
            throw;
        }
    }

    private JsonObject Describe(StoredObject deployment, RolloutStrategy strategy, int replicas, long revision)
    {
        var source = deployment.Spec.Object("template")!;
        var collisions = deployment.Status.Number("collisionCount") ?? 0;
        var hash = PodTemplateHash.Of(source, collisions);
        while (context.Store.Find(Kinds.ReplicaSet, deployment.Namespace, $"{deployment.Name}-{hash}") is not null)
            hash = PodTemplateHash.Of(source, ++collisions);
        var template = source.Clone();
        template.Ensure("metadata").Ensure("labels")[PodTemplateHash.Label] = hash;
        var selector = deployment.Spec.Object("selector")!.Clone();
        selector.Ensure("matchLabels")[PodTemplateHash.Label] = hash;
        var annotations = new JsonObject();
        CopyAnnotations(deployment, annotations);
        annotations[Revision.DesiredReplicas] = strategy.Replicas.ToString(CultureInfo.InvariantCulture);
        annotations[Revision.MaxReplicas] = (strategy.Replicas + strategy.MaxSurge).ToString(CultureInfo.InvariantCulture);
        annotations[Revision.Annotation] = revision.ToString(CultureInfo.InvariantCulture);
        var spec = new JsonObject { ["replicas"] = replicas, ["selector"] = selector, ["template"] = template };
        if (deployment.Spec.Number("minReadySeconds") is { } minReady)
            spec["minReadySeconds"] = minReady;
        return new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = $"{deployment.Name}-{hash}",
                ["namespace"] = deployment.Namespace,
                ["labels"] = template.Object("metadata").Object("labels")!.Clone(),
                ["annotations"] = annotations,
                ["ownerReferences"] = new JsonArray(OwnerReferences.ControllerOf(deployment)),
            },
            ["spec"] = spec,
        };
    }

    private static bool HasAnnotationsOf(StoredObject deployment, StoredObject set)
    {
        foreach (var (name, value) in deployment.Annotations ?? [])
        {
            if (!Revision.IsDeploymentOnly(name) && set.Annotations.Text(name) != value!.GetValue<string>())
                return false;
        }

        return true;
    }

    private static void CopyAnnotations(StoredObject deployment, JsonObject annotations)
    {
        foreach (var (name, value) in deployment.Annotations ?? [])
        {
            if (!Revision.IsDeploymentOnly(name))
                annotations[name] = value?.DeepClone();
        }
    }
}
