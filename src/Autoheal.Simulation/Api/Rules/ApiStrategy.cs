using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Admission;
using Autoheal.Simulation.Api.Ownership;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>The API server's treatment of objects on their way into the store: status reset, defaulting, admission, validation, field ownership.</summary>
internal sealed class ApiStrategy(TimeProvider clock, SeededRandom random, WebhookScripts? scripts = null) : IObjectStrategy
{
    private readonly ServiceAddresses _addresses = new();
    private readonly ManagedFields _managedFields = new(clock);
    private AdmissionChain? _admission;

    public void PrepareForCreate(ObjectStore store, ObjectKind kind, JsonObject created)
    {
        if (kind.HasStatus && kind != Kinds.Node)
            created.Remove("status");
        Default(kind, created);
        if (kind == Kinds.Namespace)
            NamespaceRules.Default(created);
        if (kind.Namespaced)
            NamespaceRules.RequireLive(store, kind, created);
        var request = new AdmissionRequest { Store = store, Kind = kind, Operation = "CREATE", Object = created };
        AdmissionOf(store).Mutate(request);
        if (kind == Kinds.Service)
            _addresses.Assign(store, created);
        Refuse(kind, created, ObjectValidation.Validate(kind, created));
        AdmissionOf(store).Validate(request);
        // The status is last on the wire and empty until somebody reports one.
        if (kind.HasStatus && created["status"] is null)
            created["status"] = KindRulesCatalogue.Of(kind).InitialStatus?.Invoke(created) ?? [];
    }

    public void PrepareForUpdate(ObjectStore store, ObjectKind kind, JsonObject updated, StoredObject current)
    {
        Default(kind, updated);
        if (kind == Kinds.Service)
            _addresses.Keep(updated, current);
        else if (kind == Kinds.Namespace)
            NamespaceRules.KeepFinalizers(updated, current);
        var request = new AdmissionRequest { Store = store, Kind = kind, Operation = "UPDATE", Object = updated, Old = current };
        AdmissionOf(store).Mutate(request);
        var errors = ObjectValidation.Validate(kind, updated);
        KindRulesCatalogue.Of(kind).ValidateUpdate?.Invoke(updated, current, errors);
        Refuse(kind, updated, errors);
        AdmissionOf(store).Validate(request);
    }

    public void PrepareForDelete(ObjectStore store, StoredObject current) => AdmissionOf(store).ValidateDeletion(current);

    public void PrepareForMetadataUpdate(ObjectKind kind, JsonObject metadata)
    {
        var errors = new List<FieldError>();
        MetadataValidation.Validate(kind, metadata, errors);
        if (errors.Count > 0)
            throw StoreException.Invalid(kind, metadata.Text("name") ?? "", errors);
    }

    /// <summary>
    /// What one component alone writes, and writes most of all, has no field ownership worth the cost: events, endpoints, and the status of
    /// pods, ReplicaSets and nodes.
    /// </summary>
    public void RecordWriter(ObjectStore store, ObjectKind kind, JsonObject metadata, WrittenFields write)
    {
        if (kind == Kinds.Event || kind == Kinds.Endpoints || kind == Kinds.EndpointSlice)
            return;
        if (write.Subresource == "status" && (kind == Kinds.Pod || kind == Kinds.ReplicaSet || kind == Kinds.Node))
            return;
        _managedFields.Record(kind, metadata, write, store.Writer);
    }

    /// <summary>Made with the first object of the store, so that it sees them all.</summary>
    private AdmissionChain AdmissionOf(ObjectStore store) => _admission ??= new(store, random, scripts ?? new());

    private static void Default(ObjectKind kind, JsonObject target)
    {
        if (target["spec"] is not null and not JsonObject)
            throw StoreException.BadRequest($"{kind.Kind} in version \"{kind.Version}\" cannot be handled as a {kind.Kind}: json: cannot unmarshal into Go struct field {kind.Kind}.spec of type {kind.Kind}Spec");
        KindRulesCatalogue.Of(kind).Default?.Invoke(target);
    }

    private static void Refuse(ObjectKind kind, JsonObject target, List<FieldError> errors)
    {
        if (errors.Count > 0)
            throw StoreException.Invalid(kind, target.Text("metadata", "name") ?? "", errors);
    }
}
